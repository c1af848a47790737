package org.vae4j.onnx.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.GaussianMixture;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.inference.prior.StandardNormal;
import org.vae4j.internal.Require;

/**
 * A prior as text, in the metadata of a decoder: {@code kind,latentSize,components,numbers}. The
 * numbers are float64, little-endian, in Base64, so they come back with the same bits: the weights
 * of a mixture, and then for each component its mean and the rows of its Cholesky factor. N(0, I)
 * is no entry at all.
 */
public final class PriorFormat {
  private static final String FULL_GAUSSIAN = "full_gaussian";
  private static final String GAUSSIAN_MIXTURE = "gaussian_mixture";

  /** 8 MiB, a third more as text: less than what an exported decoder leaves free of its 2 GiB. */
  private static final int MOST_NUMBERS = 1 << 20;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

  private PriorFormat() {}

  /**
   * Returns the text of a prior.
   *
   * @param prior the prior
   * @return its text; null for N(0, I)
   * @throws IllegalArgumentException if it has more than 2^20 numbers
   */
  public static @Nullable String text(LatentPrior prior) {
    if (prior instanceof StandardNormal) {
      return null;
    }
    boolean mixed = prior instanceof GaussianMixture;
    double[] weights = prior instanceof GaussianMixture mixture ? mixture.weights() : new double[0];
    List<FullGaussian> components =
        prior instanceof GaussianMixture mixture
            ? mixture.components()
            : List.of((FullGaussian) prior);
    int size = components.get(0).mean().length;
    long count = count(mixed, size, components.size());
    Require.argument(
        count <= MOST_NUMBERS,
        "prior",
        "at most " + MOST_NUMBERS + " numbers",
        count,
        "they go into the decoder's file; use fewer components");
    ByteBuffer bytes =
        ByteBuffer.allocate((int) count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    DoubleBuffer numbers = bytes.asDoubleBuffer().put(weights);
    for (FullGaussian component : components) {
      numbers.put(component.mean()).put(component.factor());
    }
    return String.join(
        ",",
        mixed ? GAUSSIAN_MIXTURE : FULL_GAUSSIAN,
        String.valueOf(size),
        String.valueOf(components.size()),
        Base64.getEncoder().encodeToString(bytes.array()));
  }

  /**
   * Reads a prior.
   *
   * @param where the file and the entry, for messages
   * @param text its text; null for N(0, I)
   * @param latentSize the number of dimensions that the model has
   * @return the prior
   * @throws VaeException if the text is no prior of that many dimensions
   */
  public static LatentPrior parse(String where, @Nullable String text, int latentSize) {
    if (text == null) {
      return LatentPrior.standardNormal();
    }
    String[] parts = text.split(",", 4);
    boolean mixed = parts[0].equals(GAUSSIAN_MIXTURE);
    if (parts.length < 4
        || !(mixed || (parts[0].equals(FULL_GAUSSIAN) && parts[2].equals("1")))
        || !NUMBER.matcher(parts[1]).matches()
        || !NUMBER.matcher(parts[2]).matches()) {
      throw unusable(where, "kind,latentSize,components,numbers", shortened(text), null);
    }
    int size = Integer.parseInt(parts[1]);
    int components = Integer.parseInt(parts[2]);
    if (size != latentSize) {
      throw unusable(where, "a prior of " + latentSize + " dimensions", parts[1], null);
    }
    if (size > FullGaussian.MOST || components > GaussianMixture.MOST) {
      String most =
          "at most " + FullGaussian.MOST + " dimensions, " + GaussianMixture.MOST + " components";
      throw unusable(where, most, size + " and " + components, null);
    }
    long count = count(mixed, size, components);
    // Checked before anything of that size is made.
    if (count > MOST_NUMBERS || parts[3].length() != (count * Double.BYTES + 2) / 3 * 4) {
      throw unusable(
          where, count + " numbers, at most " + MOST_NUMBERS, parts[3].length() + " letters", null);
    }
    try {
      return read(parts[3], mixed, size, components);
    } catch (IllegalArgumentException e) {
      throw unusable(where, "a prior", "numbers that are none: " + e.getMessage(), e);
    }
  }

  private static LatentPrior read(String base64, boolean mixed, int size, int components) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    long expected = count(mixed, size, components) * Double.BYTES;
    Require.argument(
        bytes.length == expected, "length", expected + " bytes", bytes.length, "letters are gone");
    DoubleBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    double[] weights = new double[mixed ? components : 0];
    numbers.get(weights);
    List<FullGaussian> gaussians = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      double[] mean = new double[size];
      double[] factor = new double[size * (size + 1) / 2];
      numbers.get(mean).get(factor);
      gaussians.add(new FullGaussian(mean, factor));
    }
    return mixed ? new GaussianMixture(weights, gaussians) : gaussians.get(0);
  }

  private static long count(boolean mixed, long size, long components) {
    return components * ((mixed ? 1 : 0) + size + size * (size + 1) / 2);
  }

  private static VaeException unusable(
      String where, String expected, String found, @Nullable IllegalArgumentException cause) {
    String message =
        Require.message(where, expected, found, "fit the prior again and add it to the model");
    return cause == null ? new VaeException(message) : new VaeException(message, cause);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
