package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class NativeLogFilterTest {
  @Test
  void copy_linesOfTensorFlowThatNothingTurnsOff_areDropped() throws IOException {
    assertThat(
            filtered(
                "before\n"
                    + "WARNING: All log messages before absl::InitializeLog() is called are written"
                    + " to STDERR\n"
                    + "I0000 00:00:1795165348.361994   15269 mlir_graph_optimization_pass.cc:401]"
                    + " MLIR V1 optimization pass is not enabled\n"
                    + "after\n"))
        .isEqualTo("before\nafter\n");
  }

  @Test
  void copy_allElse_passesUnchanged() throws IOException {
    String text = "E0000 out of memory\r\n\n 10% \r 20% \rünïcode\n\tat Foo.bar\nno line end";

    assertThat(filtered(text)).isEqualTo(text);
  }

  private static String filtered(String text) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    NativeLogFilter.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), target);
    return target.toString(StandardCharsets.UTF_8);
  }
}
