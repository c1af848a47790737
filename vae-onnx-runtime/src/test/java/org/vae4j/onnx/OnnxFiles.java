package org.vae4j.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vae4j.onnx.internal.BundleFormat;

/** The small models among the test resources, with metadata. */
final class OnnxFiles {
  private OnnxFiles() {}

  /** Returns the bytes of a resource, as in {@code rgb-decoder.onnx}. */
  static byte[] resource(String name) throws IOException {
    try (InputStream stream = OnnxFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  /**
   * Returns a model with more metadata. {@code metadata_props} is field 14 of a model, a repeated
   * message of a key (1) and a value (2); messages of protocol buffers may simply be joined.
   */
  static byte[] withMetadata(byte[] model, Map<String, String> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(model);
    new TreeMap<>(entries)
        .forEach(
            (key, value) -> {
              ByteArrayOutputStream entry = new ByteArrayOutputStream();
              writeField(entry, 1, key.getBytes(StandardCharsets.UTF_8));
              writeField(entry, 2, value.getBytes(StandardCharsets.UTF_8));
              writeField(bytes, 14, entry.toByteArray());
            });
    return bytes.toByteArray();
  }

  private static void writeField(ByteArrayOutputStream target, int field, byte[] content) {
    target.write((field << 3) | 2);
    int length = content.length;
    while (length >= 0x80) {
      target.write((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    target.write(length);
    target.writeBytes(content);
  }

  /** Returns what both files of a model say. */
  static Map<String, String> metadata(String itemShape) {
    Map<String, String> entries = new HashMap<>();
    entries.put(BundleFormat.KEY_FORMAT, BundleFormat.VERSION);
    entries.put(BundleFormat.KEY_ITEM_SHAPE, itemShape);
    entries.put(BundleFormat.KEY_LATENT_SIZE, "2");
    entries.put(BundleFormat.KEY_LIKELIHOOD, "bernoulli");
    entries.put(BundleFormat.KEY_SEED, "42");
    return entries;
  }

  /** Returns the metadata of {@code dense} or {@code rgb}. */
  static Map<String, String> metadataOf(String model) {
    return metadata(model.equals("rgb") ? "8,6,3" : "4");
  }

  /** Writes both files of {@code dense} or {@code rgb} into a folder and returns the folder. */
  static Path write(Path folder, String model) throws IOException {
    Map<String, String> entries = metadataOf(model);
    writeHalf(folder, BundleFormat.ENCODER_FILE, model + "-encoder.onnx", entries);
    writeHalf(folder, BundleFormat.DECODER_FILE, model + "-decoder.onnx", entries);
    return folder;
  }

  /** Writes a resource with metadata and returns the file. */
  static Path writeHalf(Path folder, String file, String resource, Map<String, String> entries)
      throws IOException {
    return Files.write(folder.resolve(file), withMetadata(resource(resource), entries));
  }

  /** Returns the values that torch computed, by name, from {@code dense.txt} or {@code rgb.txt}. */
  static Map<String, float[]> expected(String model) throws IOException {
    Map<String, float[]> values = new HashMap<>();
    String text = new String(resource(model + ".txt"), StandardCharsets.UTF_8);
    text.lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> values.put(words[0], numbers(Arrays.stream(words).skip(1))));
    return values;
  }

  private static float[] numbers(Stream<String> words) {
    double[] wide = words.mapToDouble(Double::parseDouble).toArray();
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }
}
