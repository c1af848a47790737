package org.vae4j.inference;

import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.internal.Require;

/**
 * Measures in one pass how latent dimensions are used. Items may come in batches of any size; the
 * results are those of one batch up to rounding. Not safe to use from many threads.
 *
 * <p>Means and variances are updated item by item in double precision, by Welford's recurrence: the
 * obvious difference of the mean square and the squared mean would lose all digits of a small
 * variance around a large mean. The variance is divided by the number of items.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1962.10490022">Welford 1962</a>
 */
public final class LatentStatistics {
  private final double[] mean;
  private final double[] squaredDeviations;
  private final double[] kl;
  private long items;

  /**
   * Starts without items.
   *
   * @param latentSize the number of latent dimensions, at least 1
   * @throws IllegalArgumentException if there is no dimension
   */
  public LatentStatistics(int latentSize) {
    Require.positive(latentSize, "LatentStatistics latentSize", "it is the length of z");
    mean = new double[latentSize];
    squaredDeviations = new double[latentSize];
    kl = new double[latentSize];
  }

  /**
   * Adds items.
   *
   * @param posterior their distributions
   * @throws IllegalArgumentException if they have another number of dimensions
   */
  public void add(Posterior posterior) {
    int found = posterior.mean().itemShape().volume();
    Require.argument(
        found == mean.length,
        "LatentStatistics",
        mean.length + " latent dimensions",
        found,
        "use statistics of their own for each model");
    for (int item = 0; item < posterior.mean().count(); item++) {
      items++;
      for (int d = 0; d < mean.length; d++) {
        add(d, posterior.mean().value(item, d), posterior.logVariance().value(item, d));
      }
    }
  }

  private void add(int d, double value, double logVariance) {
    double deviation = value - mean[d];
    mean[d] += deviation / items;
    squaredDeviations[d] += deviation * (value - mean[d]);
    kl[d] += (value * value + Math.expm1(logVariance) - logVariance) / 2;
  }

  /**
   * Returns what was found so far.
   *
   * @return a report that later items do not change
   * @throws IllegalStateException if there were no items
   */
  public LatentReport report() {
    if (items == 0) {
      throw new IllegalStateException(
          Require.message("LatentStatistics", "at least one item", 0, "add items first"));
    }
    List<LatentDimension> dimensions =
        IntStream.range(0, mean.length)
            .mapToObj(
                d -> new LatentDimension(mean[d], squaredDeviations[d] / items, kl[d] / items))
            .toList();
    return new LatentReport(items, dimensions);
  }
}
