package org.vae4j.random;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The test of Kolmogorov and Smirnov: do draws come from a distribution? */
final class KolmogorovSmirnov {
  /** What the statistic of draws that do exceeds with a probability of 0.001. */
  static final double LIMIT = 1.95;

  private KolmogorovSmirnov() {}

  /** Returns the largest distance of the distribution functions, times the root of the count. */
  static double statistic(double[] draws, DoubleUnaryOperator distribution) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = distribution.applyAsDouble(sorted[i]);
      largest = Math.max(largest, expected - (double) i / sorted.length);
      largest = Math.max(largest, (i + 1.0) / sorted.length - expected);
    }
    return largest * Math.sqrt(sorted.length);
  }
}
