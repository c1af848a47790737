package org.vae4j.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.vae4j.internal.Require;

/** What to say about files that are not what they should be. */
final class BadFile {
  private BadFile() {}

  /** Returns an exception that says what is wrong with a file. */
  static IOException mistake(Object file, Object expected, Object found, String hint) {
    return new IOException(Require.message(file.toString(), expected, found, hint));
  }

  /** Returns bytes as numbers and as text. */
  static String printed(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII).replaceAll("[^ -~]", ".");
    return HexFormat.ofDelimiter(" ").formatHex(bytes) + " (\"" + text + "\")";
  }
}
