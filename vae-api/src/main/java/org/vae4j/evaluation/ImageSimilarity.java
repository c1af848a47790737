package org.vae4j.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * How much an item is like its original, for values in [0, 1].
 *
 * @param mse the mean squared error
 * @param psnr the peak signal-to-noise ratio in decibels, {@code -10 log10(mse)} for a peak of 1;
 *     infinite if nothing differs
 * @param ssim the structural similarity, at most 1; empty unless the items are images of at least
 *     11 x 11 pixels. It is the mean over all positions where a Gaussian window of 11 x 11 pixels
 *     with a standard deviation of 1.5 lies inside the image (nothing is padded), then over the
 *     channels; the constants are K1 = 0.01, K2 = 0.03, and variances are weighted means, not
 *     corrected for the number of pixels
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al. 2004, section III.B (SSIM)</a>
 */
public record ImageSimilarity(double mse, double psnr, OptionalDouble ssim) {
  /** Checks that nothing is missing. */
  public ImageSimilarity {
    Objects.requireNonNull(ssim, "ssim");
  }

  /**
   * Compares items with their originals.
   *
   * @param originals n items with values in [0, 1]
   * @param items n items of the same shape
   * @return n comparisons, in order
   * @throws IllegalArgumentException if the counts or shapes differ, or a value is no finite number
   */
  public static List<ImageSimilarity> of(Samples originals, Samples items) {
    Objects.requireNonNull(originals, "originals");
    Objects.requireNonNull(items, "items");
    Require.argument(
        originals.count() == items.count() && originals.itemShape().equals(items.itemShape()),
        "ImageSimilarity items",
        originals.toString(),
        items,
        "each item needs its original");
    return IntStream.range(0, items.count())
        .parallel()
        .mapToObj(i -> of(originals.itemShape(), originals.item(i), items.item(i), i))
        .toList();
  }

  private static ImageSimilarity of(Shape shape, float[] original, float[] item, int index) {
    double squares = 0;
    for (int i = 0; i < item.length; i++) {
      double difference = (double) item[i] - original[i];
      squares += difference * difference;
    }
    double mse = squares / item.length;
    Require.argument(
        Double.isFinite(mse),
        "ImageSimilarity item " + index,
        "finite values",
        mse,
        "look for values that are not numbers");
    return new ImageSimilarity(mse, -10 * Math.log10(mse), Ssim.of(shape, original, item));
  }
}
