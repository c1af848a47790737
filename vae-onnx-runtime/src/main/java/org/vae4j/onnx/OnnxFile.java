package org.vae4j.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * The bytes of a file and where they came from. They keep what they promise as far as {@link
 * ModelOutline} can see; whether ONNX Runtime can use them is not yet known.
 */
final class OnnxFile {
  /** Protocol buffers, and so ONNX files, end here. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final String name;
  private final byte[] bytes;
  private final ModelOutline outline;

  /** Where files of weights lie beside it; null if the bytes came from no file. */
  private final @Nullable Path folder;

  private OnnxFile(String name, byte[] bytes, ModelOutline outline, @Nullable Path folder) {
    this.name = name;
    this.bytes = bytes;
    this.outline = outline;
    this.folder = folder;
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @param hint what to do if it is not there
   * @return its contents
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   * @throws VaeException if it is no file, is empty or too large for a model, or is none
   */
  static OnnxFile read(Path path, String hint) throws IOException {
    if (Files.notExists(path)) {
      throw new NoSuchFileException(path.toString(), null, "expected a model, found none; " + hint);
    }
    String name = path.toString();
    if (!Files.isRegularFile(path)) {
      throw wrongSize(name, "something else than a file");
    }
    requireSize(name, Files.size(path));
    Path folder = path.toAbsolutePath().getParent();
    return of(name, Files.readAllBytes(path), folder);
  }

  /**
   * Reads a file on the class path.
   *
   * @param anchor the class whose loader finds it
   * @param path its path, as {@link Class#getResourceAsStream} takes it
   * @param hint what to do if it is not there
   * @return its contents
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   * @throws VaeException if it is empty or too large for a model, or is none
   */
  static OnnxFile resource(Class<?> anchor, String path, String hint) throws IOException {
    try (InputStream stream = anchor.getResourceAsStream(path)) {
      if (stream == null) {
        throw new NoSuchFileException(path, null, "expected a model, found none; " + hint);
      }
      return of(path, stream.readNBytes(MOST_BYTES));
    }
  }

  /**
   * Returns bytes as a file.
   *
   * @param name where they came from
   * @param bytes the contents, not copied
   * @throws VaeException if they are no model, or have weights in other files
   */
  static OnnxFile of(String name, byte[] bytes) {
    requireSize(name, bytes.length);
    try {
      ModelOutline outline = ModelOutline.of(bytes);
      if (!outline.external().isEmpty()) {
        throw new VaeException(
            Require.message(
                name,
                "all weights in one file",
                "some in '" + outline.external().get(0).location() + "'",
                "load it from its folder, or save it without external data"));
      }
      return new OnnxFile(name, bytes, outline, null);
    } catch (MalformedModelException e) {
      throw malformed(name, e);
    }
  }

  private static OnnxFile of(String name, byte[] bytes, @Nullable Path folder) throws IOException {
    try {
      ModelOutline outline = ModelOutline.of(bytes);
      for (ExternalData external : outline.external()) {
        external.check(folder == null ? Path.of("") : folder);
      }
      return new OnnxFile(name, bytes, outline, folder);
    } catch (MalformedModelException e) {
      throw malformed(name, e);
    }
  }

  private static void requireSize(String name, long size) {
    if (size == 0 || size > MOST_BYTES) {
      throw wrongSize(name, size + " bytes");
    }
  }

  private static VaeException wrongSize(String name, String found) {
    return new VaeException(
        Require.message(name, "an ONNX file of 1 byte to 2 GB", found, "export the model again"));
  }

  private static VaeException malformed(String name, MalformedModelException e) {
    return new VaeException(
        Require.message(
            name,
            "an ONNX model",
            String.valueOf(e.getMessage()),
            "it may be truncated or of another kind; export it again"),
        e);
  }

  /** Returns the path as it was given, for messages. */
  String name() {
    return name;
  }

  /** Returns the contents, not copied: they are on their way into ONNX Runtime. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns what is known of the contents. */
  ModelOutline outline() {
    return outline;
  }

  /** Tells whether some of the weights are in other files. */
  boolean hasExternalData() {
    return !outline.external().isEmpty();
  }

  /** Tells ONNX Runtime where the weights are if some are in other files. */
  void addTo(SessionOptions options) throws OrtException {
    if (folder != null && hasExternalData()) {
      options.addConfigEntry(
          "session.model_external_initializers_file_folder_path", folder.toString());
    }
  }
}
