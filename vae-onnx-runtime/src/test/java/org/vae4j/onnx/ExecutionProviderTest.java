package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The reasons that only other machines give, from ONNX Runtime's words there. */
final class ExecutionProviderTest {
  private static final DirectMlProvider DIRECT_ML = new DirectMlProvider(0, ProviderOptions.none());
  private static final CoreMlProvider CORE_ML = new CoreMlProvider(ProviderOptions.none());

  @Test
  void directMl_buildWithoutIt() {
    assertThat(DIRECT_ML.notListed(0))
        .startsWith("directml:0: expected an ONNX Runtime with DirectML, found one without;")
        .contains("Microsoft.ML.OnnxRuntime.DirectML")
        .contains("-Donnxruntime.native.path=FOLDER");
  }

  @Test
  void directMl_numberTooLarge() {
    assertThat(new DirectMlProvider(2, ProviderOptions.none()).notListed(1))
        .isEqualTo(
            "directml:2: expected a number below 1, found 2; ONNX Runtime lists that many GPUs");
  }

  @Test
  void directMl_runsOneAtATime() {
    assertThat(DIRECT_ML.oneRunAtATime()).isTrue();
    assertThat(CORE_ML.oneRunAtATime()).isFalse();
  }

  @Test
  void coreMl_otherFailure() {
    assertThat(CORE_ML.explain("it broke"))
        .isEqualTo(
            "coreml: expected a device that runs this model, found it broke; ask for cpu as well"
                + " to fall back");
  }

  @Test
  void coreMl_buildWithoutIt() {
    assertThat(
            CORE_ML.explain(
                "Error code - ORT_INVALID_ARGUMENT - message: CoreML execution provider is not"
                    + " supported in this build. "))
        .startsWith("coreml: expected an ONNX Runtime with CoreML, found one without (")
        .endsWith(
            "; com.microsoft.onnxruntime:onnxruntime has it for Macs with an Apple processor");
  }
}
