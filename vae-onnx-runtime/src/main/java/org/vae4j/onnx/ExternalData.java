package org.vae4j.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the values of a tensor lie outside the ONNX file.
 *
 * @param location the path of a file below the folder of the ONNX file, as the ONNX file has it
 * @param offset where in that file they start, in bytes
 * @param length how many bytes they are
 */
record ExternalData(String location, long offset, long length) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  /**
   * Reads the entries of a tensor: pairs of a key (1) and a value (2).
   *
   * @param needed how many bytes the tensor promises
   * @throws MalformedModelException if they make no sense
   */
  static ExternalData of(List<WireReader> entries, long needed) throws MalformedModelException {
    String location = "";
    long offset = 0;
    long length = needed;
    for (WireReader entry : entries) {
      String key = "";
      String value = "";
      while (entry.next()) {
        if (entry.is(1, WireReader.BYTES)) {
          key = entry.text();
        } else if (entry.is(2, WireReader.BYTES)) {
          value = entry.text();
        }
      }
      switch (key) {
        case "location" -> location = value;
        case "offset" -> offset = number(value);
        case "length" -> length = number(value);
        default -> {}
      }
    }
    if (length < needed) {
      throw new MalformedModelException(
          "a tensor of " + needed + " bytes with " + length + " in '" + location + "'");
    }
    return new ExternalData(location, offset, length);
  }

  private static long number(String text) throws MalformedModelException {
    if (!NUMBER.matcher(text).matches()) {
      throw new MalformedModelException("external data at '" + text + "'");
    }
    return Long.parseLong(text);
  }

  /**
   * Checks that the values are there, in a file that stays below the model's folder.
   *
   * @throws MalformedModelException if they are not
   * @throws IOException if the file cannot be looked at
   */
  void check(Path folder) throws MalformedModelException, IOException {
    Path file = folder.resolve(relative());
    if (!Files.isRegularFile(file)) {
      throw new MalformedModelException("no file '" + location + "' beside it, with its weights");
    }
    long size = Files.size(file);
    if (offset > size || length > size - offset) {
      throw new MalformedModelException(
          "weights up to byte " + (offset + length) + " of '" + location + "', which has " + size);
    }
  }

  private Path relative() throws MalformedModelException {
    try {
      Path relative = Path.of(location).normalize();
      boolean rooted =
          relative.getRoot() != null || location.startsWith("/") || location.startsWith("\\");
      if (!location.isEmpty() && !rooted && !relative.startsWith("..")) {
        return relative;
      }
    } catch (InvalidPathException e) {
      throw new MalformedModelException("weights in '" + location + "', which is no path", e);
    }
    throw new MalformedModelException(
        "weights in '" + location + "', outside the folder of the model");
  }
}
