package org.vae4j.evaluation;

import java.util.Arrays;

/** Mean and standard deviation of a few numbers. */
final class Spread {
  private Spread() {}

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** Divides the squared deviations by a number: the count, or one less. */
  static double standardDeviation(double[] values, int divisor) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / divisor);
  }
}
