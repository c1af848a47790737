package org.vae4j.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Copies what a program writes to its error stream, except two lines of TensorFlow that none of its
 * settings turns off: they are written through Abseil's log, for which {@code TF_CPP_MIN_LOG_LEVEL}
 * means nothing.
 */
final class NativeLogFilter {
  private static final String PREAMBLE =
      "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR";
  private static final String PASS_IS_OFF = "MLIR V1 optimization pass is not enabled";

  private NativeLogFilter() {}

  /** Copies until the source ends, a line at a time; a carriage return ends a line, too. */
  static void copy(InputStream source, OutputStream target) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = source.read(); next >= 0; next = source.read()) {
      line.write(next);
      if (next == '\n' || next == '\r') {
        flush(line, target);
      }
    }
    flush(line, target);
  }

  private static void flush(ByteArrayOutputStream line, OutputStream target) throws IOException {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    if (!text.equals(PREAMBLE) && !text.endsWith(PASS_IS_OFF)) {
      line.writeTo(target);
      target.flush();
    }
    line.reset();
  }
}
