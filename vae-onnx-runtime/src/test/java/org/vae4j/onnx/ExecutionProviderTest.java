package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The reasons that only other machines give, from ONNX Runtime's words there. */
final class ExecutionProviderTest {
  private static final CudaProvider CUDA = new CudaProvider(0);

  @Test
  void cuda_missingLibrary() {
    assertThat(
            CUDA.explain(
                "Error code - ORT_FAIL - message: Failed to load library"
                    + " libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open"
                    + " shared object file: No such file or directory",
                "1.29.0"))
        .isEqualTo(
            "cuda:0: expected the library libcublasLt.so.12, found none that could be loaded;"
                + " install CUDA 12 and cuDNN 9, or add their folder to LD_LIBRARY_PATH; for CUDA"
                + " 13 start with -Donnxruntime.native.path=FOLDER, a folder with natives built"
                + " for it");
  }

  @Test
  void cuda_missingCudnn() {
    assertThat(
            CUDA.explain("with error: libcudnn_adv.so.9: cannot open shared object file", "1.29.0"))
        .startsWith("cuda:0: expected the library libcudnn_adv.so.9, found none")
        .contains("install cuDNN 9 for CUDA 12");
  }

  @Test
  void cuda_missingDll() {
    assertThat(
            CUDA.explain(
                "LoadLibrary failed with error 126 \"\" when trying to load"
                    + " \"C:\\app\\onnxruntime_providers_cuda.dll\"",
                "1.29.0"))
        .startsWith(
            "cuda:0: expected all libraries that onnxruntime_providers_cuda.dll needs, found none")
        .contains("add their folder to PATH");
  }

  @Test
  void cuda_noGpu() {
    assertThat(CUDA.explain("CUDA failure 100: no CUDA-capable device is detected", "1.29.0"))
        .isEqualTo(
            "cuda:0: expected a GPU with this number and its driver, found CUDA failure 100: no"
                + " CUDA-capable device is detected; see what nvidia-smi lists, and ask for cpu as"
                + " well to fall back");
  }

  @Test
  void cuda_mac() {
    assertThat(CUDA.noMac())
        .isEqualTo(
            "cuda:0: expected Linux or Windows, found macOS; CUDA is not made for it; ask for"
                + " coreml");
  }

  @Test
  void directMl_buildWithoutIt() {
    assertThat(new DirectMlProvider(0).notListed(0))
        .startsWith("directml:0: expected an ONNX Runtime with DirectML, found one without;")
        .contains("Microsoft.ML.OnnxRuntime.DirectML")
        .contains("-Donnxruntime.native.path=FOLDER");
  }

  @Test
  void directMl_numberTooLarge() {
    assertThat(new DirectMlProvider(2).notListed(1))
        .isEqualTo(
            "directml:2: expected a number below 1, found 2; ONNX Runtime lists that many GPUs");
  }

  @Test
  void directMl_runsOneAtATime() {
    assertThat(new DirectMlProvider(0).oneRunAtATime()).isTrue();
    assertThat(CUDA.oneRunAtATime()).isFalse();
  }

  @Test
  void coreMl_otherFailure() {
    assertThat(new CoreMlProvider().explain("it broke"))
        .isEqualTo(
            "coreml: expected a device that runs this model, found it broke; ask for cpu as well"
                + " to fall back");
  }
}
