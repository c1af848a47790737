package org.vae4j.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Require;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.onnx.internal.PriorFormat;

/**
 * What a file says about itself.
 *
 * @param itemShape {@code [height, width, channels]} or {@code [n]}
 * @param latentSize the number of latent dimensions
 * @param prior the distribution to draw latent vectors from
 * @param entries all entries of this library, sorted by key
 */
record ModelMetadata(
    Shape itemShape, int latentSize, LatentPrior prior, SortedMap<String, String> entries) {
  private static final String PREFIX = "vae4j.";
  private static final String EXPORT_AGAIN = "export the model again";

  /** More is no image that a VAE makes, and could not be held in memory chunk by chunk. */
  static final int MOST_VALUES = 1 << 26;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  /** What the two files of a model say alike if they come from one export. */
  private static final List<String> SHARED =
      List.of(
          BundleFormat.KEY_FORMAT,
          BundleFormat.KEY_MODEL,
          BundleFormat.KEY_ITEM_SHAPE,
          BundleFormat.KEY_LATENT_SIZE,
          BundleFormat.KEY_LIKELIHOOD,
          BundleFormat.KEY_LIKELIHOOD_SCALE,
          BundleFormat.KEY_DESCRIPTION,
          BundleFormat.KEY_SEED,
          BundleFormat.KEY_SETTINGS,
          BundleFormat.KEY_DATA,
          BundleFormat.KEY_METRICS);

  /**
   * Reads the metadata of a file.
   *
   * @param file the path, for messages
   * @param custom the file's own entries
   * @throws VaeException if entries are missing, unreadable or of a newer format
   */
  static ModelMetadata of(String file, Map<String, String> custom) {
    SortedMap<String, String> entries = own(custom);
    requireFormat(file, entries.get(BundleFormat.KEY_FORMAT));
    if (!isGan(entries)) {
      entry(file, entries, BundleFormat.KEY_LIKELIHOOD);
    }
    String latent = entry(file, entries, BundleFormat.KEY_LATENT_SIZE);
    int latentSize = size(file, BundleFormat.KEY_LATENT_SIZE, latent);
    String prior = entries.get(BundleFormat.KEY_PRIOR);
    return new ModelMetadata(
        shape(file, entry(file, entries, BundleFormat.KEY_ITEM_SHAPE)),
        latentSize,
        PriorFormat.parse(file + " " + BundleFormat.KEY_PRIOR, prior, latentSize),
        entries);
  }

  /** Returns what is known of a file from elsewhere, which may have no entries. */
  static ModelMetadata ofForeign(Shape itemShape, int latentSize, Map<String, String> custom) {
    return new ModelMetadata(itemShape, latentSize, LatentPrior.standardNormal(), own(custom));
  }

  /** Tells whether the file holds the generator of a GAN, which knows no likelihood. */
  boolean isGan() {
    return isGan(entries);
  }

  private static boolean isGan(Map<String, String> entries) {
    return BundleFormat.GAN.equals(entries.get(BundleFormat.KEY_MODEL));
  }

  private static SortedMap<String, String> own(Map<String, String> custom) {
    TreeMap<String, String> entries = new TreeMap<>();
    custom.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            entries.put(key, value);
          }
        });
    return Collections.unmodifiableSortedMap(entries);
  }

  private static void requireFormat(String file, @Nullable String format) {
    if (format == null) {
      throw new VaeException(
          Require.message(
              file,
              "a model that OnnxExporter wrote",
              "an ONNX model without the entry " + BundleFormat.KEY_FORMAT,
              "it was cut off at its end, or comes from elsewhere and needs a ModelDescription"));
    }
    int version = size(file, BundleFormat.KEY_FORMAT, format);
    if (version > Integer.parseInt(BundleFormat.VERSION)) {
      throw new VaeException(
          Require.message(
              file + " " + BundleFormat.KEY_FORMAT,
              "a version up to " + BundleFormat.VERSION,
              version,
              "a newer release of this library wrote the file: update vae-onnx-runtime"));
    }
  }

  private static String entry(String file, Map<String, String> entries, String key) {
    String value = entries.get(key);
    if (value == null || value.isBlank()) {
      throw new VaeException(
          Require.message(file, "the entry " + key, "none of that name", EXPORT_AGAIN));
    }
    return value;
  }

  private static Shape shape(String file, String text) {
    List<Integer> sizes =
        Stream.of(text.split(",", -1))
            .map(size -> size(file, BundleFormat.KEY_ITEM_SHAPE, size.strip()))
            .toList();
    long volume = 1;
    for (int size : sizes) {
      volume = Math.min(volume * size, Integer.MAX_VALUE);
    }
    if ((sizes.size() != 1 && sizes.size() != 3) || volume > MOST_VALUES) {
      throw new VaeException(
          Require.message(
              file + " " + BundleFormat.KEY_ITEM_SHAPE,
              "height,width,channels or one size, at most " + MOST_VALUES + " values",
              text,
              EXPORT_AGAIN));
    }
    return new Shape(sizes);
  }

  private static int size(String file, String key, String text) {
    int value = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (value < 1 || value > MOST_VALUES) {
      throw new VaeException(
          Require.message(
              file + " " + key, "a number from 1 to " + MOST_VALUES, text, EXPORT_AGAIN));
    }
    return value;
  }

  /**
   * Checks that two files are halves of one model.
   *
   * @throws VaeException if they contradict each other
   */
  void requireSameModel(String file, String otherFile, ModelMetadata other) {
    for (String key : SHARED) {
      String mine = entries.get(key);
      String theirs = other.entries.get(key);
      if (!Objects.equals(mine, theirs)) {
        throw new VaeException(
            Require.message(
                otherFile + " " + key,
                "'" + mine + "' as in " + file,
                "'" + theirs + "'",
                "the files come from different models; export both together"));
      }
    }
  }
}
