package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reasons that other machines and other natives give, from ONNX Runtime's words there. Those of
 * the natives for CUDA 12 and 13 were recorded with both of version 1.28.0 on a machine without
 * CUDA.
 */
final class NvidiaReasonsTest {
  private static final NvidiaReasons CUDA = new NvidiaReasons("cuda:0", "CUDA");
  private static final NvidiaReasons TENSOR_RT = new NvidiaReasons("tensorrt:0", "TensorRT");
  private static final String VERSION = "1.29.0";

  private static final String LOADING =
      "Error code - ORT_FAIL - message:"
          + " /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988"
          + " onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 :"
          + " FAIL : Failed to load library /natives/libonnxruntime_providers_cuda.so with error: ";
  private static final String NOT_THERE =
      ": cannot open shared object file: No such file or directory\n";

  private static String missing(String library) {
    return CUDA.explain(LOADING + library + NOT_THERE, VERSION);
  }

  @Test
  void missingLibraryOfCuda12() {
    assertThat(missing("libcublasLt.so.12"))
        .isEqualTo(
            "cuda:0: expected the library libcublasLt.so.12, found none that could be loaded;"
                + " install CUDA 12 and cuDNN 9, or add its folder to LD_LIBRARY_PATH; for CUDA 13"
                + " start with -Donnxruntime.native.path=FOLDER, a folder with natives built for"
                + " it");
  }

  @Test
  void missingLibraryOfCuda13() {
    assertThat(missing("libcublasLt.so.13"))
        .isEqualTo(
            "cuda:0: expected the library libcublasLt.so.13, found none that could be loaded;"
                + " install CUDA 13 and cuDNN 9, or add its folder to LD_LIBRARY_PATH; for CUDA 12"
                + " depend on com.microsoft.onnxruntime:onnxruntime_gpu, without"
                + " -Donnxruntime.native.path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "libcudnn_adv.so.9|install cuDNN 9 for the CUDA you have, or add its folder to"
            + " LD_LIBRARY_PATH",
        "libnvinfer.so.10|install TensorRT 10, or add its folder to LD_LIBRARY_PATH",
        "libcuda.so.1|it is part of NVIDIA's driver: install that, or start the container with its"
            + " GPUs",
        "/natives/libonnxruntime_providers_cuda.so|the folder of -Donnxruntime.native.path lacks"
            + " it; lay the folder out again",
        "libcufft.so.11|install what it belongs to, or add its folder to LD_LIBRARY_PATH",
      })
  void missingLibraryOfSomethingElse(String library, String hint) {
    assertThat(missing(library))
        .isEqualTo(
            "cuda:0: expected the library "
                + Path.of(library).getFileName()
                + ", found none that could be loaded; "
                + hint);
  }

  @Test
  void missingDll() {
    String failure =
        "LoadLibrary failed with error 126 \"\" when trying to load"
            + " \"C:\\app\\onnxruntime_providers_%s.dll\"";
    assertThat(CUDA.explain(failure.formatted("cuda"), VERSION))
        .isEqualTo(
            "cuda:0: expected all libraries that onnxruntime_providers_cuda.dll needs, found none"
                + " that could be loaded; install CUDA 12 and cuDNN 9, or add their folder to"
                + " PATH");
    assertThat(TENSOR_RT.explain(failure.formatted("tensorrt"), VERSION))
        .endsWith("; install CUDA 12 and cuDNN 9 and TensorRT 10, or add their folder to PATH");
  }

  @Test
  void artifactWithout() {
    assertThat(CUDA.explain("Failed to find CUDA shared provider", VERSION))
        .isEqualTo(
            "cuda:0: expected an ONNX Runtime with CUDA, found one without (Failed to find CUDA"
                + " shared provider); depend on com.microsoft.onnxruntime:onnxruntime_gpu:1.29.0"
                + " in place of onnxruntime; it needs CUDA 12 and cuDNN 9; for CUDA 13 start with"
                + " -Donnxruntime.native.path=FOLDER, a folder with natives built for it");
  }

  @Test
  void bothArtifacts() {
    assertThat(CUDA.explain("CUDA execution provider is not enabled in this build.", VERSION))
        .isEqualTo(
            "cuda:0: expected an ONNX Runtime with CUDA, found one without (CUDA execution provider"
                + " is not enabled in this build.); exclude com.microsoft.onnxruntime:onnxruntime"
                + " where onnxruntime_gpu is meant to be used, and check the folder of"
                + " -Donnxruntime.native.path if it is set");
  }

  @Test
  void nativesForCuda13HaveNoTensorRt() {
    assertThat(
            TENSOR_RT.explain("TensorRT execution provider is not enabled in this build.", VERSION))
        .startsWith("tensorrt:0: expected an ONNX Runtime with TensorRT, found one without (")
        .endsWith("; natives built for CUDA 13 have no TensorRT");
  }

  @Test
  void unknownOption() {
    assertThat(CUDA.explain("Unknown provider option: \"nonsense\".", VERSION))
        .isEqualTo(
            "cuda:0: expected options that CUDA knows, found Unknown provider option:"
                + " \"nonsense\".; see ONNX Runtime's list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2: out of memory|other programs may hold its memory: see nvidia-smi, or set the option"
            + " gpu_mem_limit",
        "35: CUDA driver version is insufficient for CUDA runtime version|the driver is missing or"
            + " too old: nvidia-smi shows up to which CUDA it goes",
        "100: no CUDA-capable device is detected|see what nvidia-smi lists; CUDA_VISIBLE_DEVICES or"
            + " a container may hide the GPU",
        "101: invalid device ordinal|nvidia-smi lists the GPUs, from 0",
        "209: no kernel image is available for execution on the device|these natives hold no code"
            + " for this generation of GPUs",
        "999: unknown error|see what nvidia-smi lists",
      })
  void failureOfCuda(String failure, String hint) {
    String message =
        "/onnxruntime_src/onnxruntime/core/providers/cuda/cuda_call.cc:123 CUDA failure "
            + failure
            + " ; GPU=-1 ; hostname=h ; file=cuda_execution_provider.cc ; line=336 ;"
            + " expr=cudaSetDevice(info_.device_id);";
    assertThat(CUDA.explain(message, VERSION))
        .isEqualTo(
            "cuda:0: expected a GPU with this number and its driver, found CUDA failure "
                + failure
                + "; "
                + hint
                + "; ask for cpu as well to fall back");
  }

  @Test
  void anyOtherFailure() {
    assertThat(CUDA.explain("it broke", VERSION))
        .isEqualTo(
            "cuda:0: expected a GPU with this number and its driver, found it broke; see what"
                + " nvidia-smi lists; ask for cpu as well to fall back");
  }

  @Test
  void mac() {
    assertThat(TENSOR_RT.noMac())
        .isEqualTo(
            "tensorrt:0: expected Linux or Windows, found macOS; TensorRT is not made for it; ask"
                + " for coreml");
  }

  @Test
  void noDriver() {
    assertThat(CUDA.noDriver(List.of("/dev/a", "/dev/b")))
        .isEqualTo(
            "cuda:0: expected the driver of an NVIDIA GPU, found none of [/dev/a, /dev/b]; install"
                + " NVIDIA's driver, or start the container with its GPUs");
  }
}
