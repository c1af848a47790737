package org.vae4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VaeExceptionTest {
  @Test
  void messageAndCause_areKept() {
    Throwable cause = new IllegalStateException("native");
    assertThat(new VaeException("decoder.onnx: broken", cause))
        .hasMessage("decoder.onnx: broken")
        .hasCause(cause);
    assertThat(new VaeException("step 7: loss is NaN")).hasMessage("step 7: loss is NaN");
  }
}
