package org.vae4j.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vae4j.onnx.internal.BundleFormat;

/**
 * Where the files of a model are, and what there is to say about them.
 *
 * <p>Without {@link #described}, the files must be what {@code OnnxExporter} writes: a file without
 * this library's metadata is refused, because it may be the first part of a longer one. With it
 * they may come from anywhere.
 *
 * <p>Nothing is read before {@link OnnxVae#load}, which reads everything anew. Immutable and safe
 * to use from many threads.
 */
public final class ModelSource {
  private static final String EXPORT_AGAIN = "export it again";

  private final String name;
  private final Content<OnnxFile> decoder;
  private final @Nullable Content<? extends @Nullable OnnxFile> encoder;
  private final @Nullable ModelDescription description;

  private ModelSource(
      String name,
      Content<OnnxFile> decoder,
      @Nullable Content<? extends @Nullable OnnxFile> encoder,
      @Nullable ModelDescription description) {
    this.name = name;
    this.decoder = decoder;
    this.encoder = encoder;
    this.description = description;
  }

  /**
   * Returns a folder with {@code decoder.onnx} and, for encoding, {@code encoder.onnx}; or the file
   * of a decoder.
   *
   * @param path the folder or file
   * @return the source
   */
  public static ModelSource path(Path path) {
    Objects.requireNonNull(path, "path");
    return new ModelSource(
        path.toString(),
        () -> {
          boolean folder = Files.isDirectory(path);
          return OnnxFile.read(
              folder ? path.resolve(BundleFormat.DECODER_FILE) : path,
              "give a folder with " + BundleFormat.DECODER_FILE + ", or the file of a decoder");
        },
        () -> {
          Path file = path.resolve(BundleFormat.ENCODER_FILE);
          boolean there = Files.isDirectory(path) && Files.exists(file);
          return there ? OnnxFile.read(file, EXPORT_AGAIN) : null;
        },
        null);
  }

  /**
   * Returns a folder on the class path with {@code decoder.onnx} and, for encoding, {@code
   * encoder.onnx}; or, with a name that ends in {@code .onnx}, the file of a decoder.
   *
   * @param anchor a class of the same JAR or module; in a named module that others may not read,
   *     its package must be open to this library
   * @param folder the path as {@link Class#getResourceAsStream} takes it: from the root if it
   *     starts with a slash, else from the package of the class
   * @return the source
   */
  public static ModelSource resource(Class<?> anchor, String folder) {
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(folder, "folder");
    boolean file = folder.endsWith(".onnx");
    String base = file || folder.endsWith("/") ? folder : folder + "/";
    return new ModelSource(
        folder,
        () ->
            OnnxFile.resource(
                anchor,
                file ? folder : base + BundleFormat.DECODER_FILE,
                "is it on the class path of " + anchor.getName() + "?"),
        () ->
            file || anchor.getResource(base + BundleFormat.ENCODER_FILE) == null
                ? null
                : OnnxFile.resource(anchor, base + BundleFormat.ENCODER_FILE, EXPORT_AGAIN),
        null);
  }

  /**
   * Returns a decoder in memory.
   *
   * @param decoder the contents of a file; copied
   * @return the source
   */
  public static ModelSource bytes(byte[] decoder) {
    byte[] copy = Objects.requireNonNull(decoder, "decoder").clone();
    return new ModelSource(
        "decoder in memory", () -> OnnxFile.of("decoder in memory", copy), null, null);
  }

  /**
   * Returns this source with another encoder, or with one.
   *
   * @param encoder the file of an encoder
   * @return a new source
   */
  public ModelSource encoder(Path encoder) {
    Objects.requireNonNull(encoder, "encoder");
    Content<OnnxFile> content = () -> OnnxFile.read(encoder, "give the file of an encoder");
    return new ModelSource(name, decoder, content, description);
  }

  /**
   * Returns this source with another encoder, or with one.
   *
   * @param encoder the contents of a file; copied
   * @return a new source
   */
  public ModelSource encoder(byte[] encoder) {
    byte[] copy = Objects.requireNonNull(encoder, "encoder").clone();
    Content<OnnxFile> content = () -> OnnxFile.of("encoder in memory", copy);
    return new ModelSource(name, decoder, content, description);
  }

  /**
   * Returns this source as one of files that other tools exported.
   *
   * @param description what the files cannot tell; {@link ModelDescription#inferred} if they tell
   *     everything
   * @return a new source
   */
  public ModelSource described(ModelDescription description) {
    Objects.requireNonNull(description, "description");
    return new ModelSource(name, decoder, encoder, description);
  }

  /**
   * Reads the files.
   *
   * @throws IOException if one is not there or cannot be read
   * @throws org.vae4j.VaeException if one is no model at all
   */
  ModelFiles read() throws IOException {
    return new ModelFiles(
        name, decoder.read(), encoder == null ? null : encoder.read(), description);
  }

  /** Returns where the model comes from. */
  @Override
  public String toString() {
    return name;
  }

  /** A file that is read later. */
  @FunctionalInterface
  private interface Content<T extends @Nullable OnnxFile> {
    T read() throws IOException;
  }
}
