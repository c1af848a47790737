package org.vae4j.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/** The bytes of a file and where they came from; whether they are a model is not yet known. */
final class OnnxFile {
  /** Protocol buffers, and so ONNX files, end here. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final String name;
  private final byte[] bytes;

  private OnnxFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @param hint what to do if it is not there
   * @return its contents
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   * @throws VaeException if it is no file, is empty or too large for a model
   */
  static OnnxFile read(Path path, String hint) throws IOException {
    if (Files.notExists(path)) {
      throw new NoSuchFileException(path.toString(), null, "expected a model, found none; " + hint);
    }
    long size = Files.size(path);
    boolean regular = Files.isRegularFile(path);
    if (!regular || size == 0 || size > MOST_BYTES) {
      throw new VaeException(
          Require.message(
              path.toString(),
              "an ONNX file of 1 byte to 2 GB",
              regular ? size + " bytes" : "something else than a file",
              "export the model again"));
    }
    return new OnnxFile(path.toString(), Files.readAllBytes(path));
  }

  /**
   * Returns a file in memory.
   *
   * @param name what messages call it
   * @param bytes its contents, not copied
   */
  static OnnxFile of(String name, byte[] bytes) {
    return new OnnxFile(name, bytes);
  }

  /** Returns the path as it was given, for messages. */
  String name() {
    return name;
  }

  /** Returns the contents, not copied: they are on their way into ONNX Runtime. */
  byte[] bytes() {
    return bytes;
  }
}
