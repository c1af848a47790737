package org.vae4j.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.vae4j.data.Dataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;

/**
 * How much reconstructions are like their originals: means of {@link ImageSimilarity} over items.
 *
 * @param items the number of items
 * @param mse the mean squared error
 * @param psnr the mean of the items' peak signal-to-noise ratios in decibels, which is not the
 *     ratio of the mean error; infinite, with a standard error of NaN, if an item has no error
 * @param ssim the structural similarity; empty unless the items are images of at least 11 x 11
 *     pixels
 */
public record ReconstructionReport(
    int items, ItemMean mse, ItemMean psnr, Optional<ItemMean> ssim) {
  /** The number of items that are reconstructed at a time, to bound the memory in use. */
  private static final int CHUNK = 256;

  /** Checks that nothing is missing. */
  public ReconstructionReport {
    Objects.requireNonNull(mse, "mse");
    Objects.requireNonNull(psnr, "psnr");
    Objects.requireNonNull(ssim, "ssim");
  }

  /**
   * Measures a model's reconstructions: items are encoded, and the means decoded.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param data items of the model's shape, values in [0, 1]
   * @param limit how many of them are used at most, evenly spread over the data set
   * @return the report
   * @throws IllegalArgumentException if the limit is less than 1, the items have another shape, a
   *     value is no finite number, or the model is conditional and the data set has no conditions
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public static ReconstructionReport of(VaeModel model, Dataset data, int limit) {
    Objects.requireNonNull(model, "model");
    SpreadItems items = new SpreadItems(data, limit);
    Means means = new Means();
    for (int from = 0; from < items.count(); from += CHUNK) {
      int to = Math.min(from + CHUNK, items.count());
      ImageSimilarity.of(items.samples(from, to), items.reconstruct(model, from, to))
          .forEach(means::add);
    }
    return means.report();
  }

  /**
   * Averages comparisons.
   *
   * @param similarities at least one, of items of one shape
   * @return the report
   * @throws IllegalArgumentException if there are none
   */
  public static ReconstructionReport of(List<ImageSimilarity> similarities) {
    Objects.requireNonNull(similarities, "similarities");
    Require.argument(
        !similarities.isEmpty(),
        "ReconstructionReport similarities",
        "at least one",
        0,
        "compare some items");
    Means means = new Means();
    similarities.forEach(means::add);
    return means.report();
  }

  /** Returns a line with all numbers and n. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d items: MSE %s, PSNR %s dB%s",
        items,
        mse,
        psnr,
        ssim.map(value -> ", SSIM " + value).orElse(""));
  }

  /** The sums so far. */
  private static final class Means {
    private final RunningMean mse = new RunningMean();
    private final RunningMean psnr = new RunningMean();
    private final RunningMean ssim = new RunningMean();
    private boolean images = true;
    private int items;

    void add(ImageSimilarity similarity) {
      items++;
      mse.add(similarity.mse());
      psnr.add(similarity.psnr());
      similarity.ssim().ifPresentOrElse(ssim::add, () -> images = false);
    }

    ReconstructionReport report() {
      return new ReconstructionReport(
          items,
          mse.result(),
          psnr.result(),
          images ? Optional.of(ssim.result()) : Optional.empty());
    }
  }
}
