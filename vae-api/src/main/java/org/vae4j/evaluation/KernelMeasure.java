package org.vae4j.evaluation;

import java.util.Arrays;
import org.vae4j.internal.Parallel;
import org.vae4j.random.CounterRandom;

/** Computes {@link KernelDistance}s. */
final class KernelMeasure {
  private static final long STREAM = 0x6b6964L;

  private KernelMeasure() {}

  /**
   * Measures over random subsets, each without replacement. Subset i of either set depends on the
   * seed, i and the sizes alone.
   *
   * @param subsetSize at least 2 and at most the number of items of either set
   */
  static KernelDistance measure(
      float[][] x, float[][] y, int subsets, int subsetSize, long seed, Parallel parallel) {
    double[] distances = new double[subsets];
    try (Parallel alone = Parallel.of(1)) {
      parallel.run(
          subsets,
          i -> {
            CounterRandom random = CounterRandom.of(seed, STREAM + i);
            float[][] xs = choose(x, subsetSize, random, 0);
            float[][] ys = choose(y, subsetSize, random, subsetSize);
            distances[i] = squaredDiscrepancy(xs, ys, alone);
          });
    }
    return new KernelDistance(
        Spread.mean(distances), Spread.standardDeviation(distances, subsets), subsets, subsetSize);
  }

  /** Chooses rows without replacement: the start of Fisher and Yates' shuffle. */
  private static float[][] choose(float[][] rows, int count, CounterRandom random, int firstWord) {
    float[][] order = rows.clone();
    for (int i = 0; i < count; i++) {
      int j = i + random.below(firstWord + i, order.length - i);
      float[] chosen = order[j];
      order[j] = order[i];
      order[i] = chosen;
    }
    return Arrays.copyOf(order, count);
  }

  /** Returns the unbiased estimate, which leaves out each item's kernel with itself. */
  static double squaredDiscrepancy(float[][] x, float[][] y, Parallel parallel) {
    double within = meanKernel(x, x, true, parallel) + meanKernel(y, y, true, parallel);
    return within - 2 * meanKernel(x, y, false, parallel);
  }

  private static double meanKernel(float[][] x, float[][] y, boolean same, Parallel parallel) {
    int size = x[0].length;
    double[] sums = new double[x.length];
    InnerProducts.forEach(
        x,
        y,
        new double[size],
        parallel,
        (rows, columns, products) -> {
          for (int i = rows.from(); i < rows.to(); i++) {
            double[] row = products[i - rows.from()];
            double sum = 0;
            for (int j = columns.from(); j < columns.to(); j++) {
              double base = row[j - columns.from()] / size + 1;
              sum += same && i == j ? 0 : base * base * base;
            }
            sums[i] += sum;
          }
        });
    double pairs = (double) x.length * (same ? y.length - 1 : y.length);
    return Arrays.stream(sums).sum() / pairs;
  }
}
