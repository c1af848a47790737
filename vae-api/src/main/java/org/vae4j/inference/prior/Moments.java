package org.vae4j.inference.prior;

import org.vae4j.internal.Require;

/**
 * The mean and the covariance of latent vectors, updated one by one with Welford's recurrence,
 * which keeps the digits of small variances. Vectors may be uncertain: by the law of total
 * variance, their average variance adds to the covariance of their means. Not safe to use from many
 * threads.
 */
final class Moments {
  /**
   * Added to each variance, in proportion to the average one, so that a dimension that is constant,
   * or a combination of others, still has a density.
   */
  private static final double RIDGE = 1e-6;

  private final double[] mean;
  private final double[] scatter;
  private final double[] deviation;
  private long count;

  Moments(int size) {
    mean = new double[size];
    scatter = new double[Triangle.length(size)];
    deviation = new double[size];
  }

  /** Adds the vectors in an array, one after the other. */
  static Moments of(float[] z, int size) {
    Moments moments = new Moments(size);
    double[] vector = new double[size];
    for (int from = 0; from < z.length; from += size) {
      for (int i = 0; i < size; i++) {
        vector[i] = z[from + i];
      }
      moments.add(vector);
    }
    return moments;
  }

  void add(double[] vector) {
    count++;
    for (int i = 0; i < mean.length; i++) {
      deviation[i] = vector[i] - mean[i];
      mean[i] += deviation[i] / count;
    }
    for (int i = 0; i < mean.length; i++) {
      double rest = vector[i] - mean[i];
      int row = Triangle.row(i);
      for (int j = 0; j <= i; j++) {
        scatter[row + j] += rest * deviation[j];
      }
    }
  }

  /** Adds the variance of a vector that was added as its mean. */
  void addVariance(int dimension, double variance) {
    scatter[Triangle.row(dimension) + dimension] += variance;
  }

  /**
   * Returns the normal distribution with these moments.
   *
   * @throws IllegalArgumentException if all vectors are the same
   */
  FullGaussian gaussian() {
    double[] covariance = new double[scatter.length];
    double trace = 0;
    for (int i = 0; i < scatter.length; i++) {
      covariance[i] = scatter[i] / count;
    }
    for (int i = 0; i < mean.length; i++) {
      trace += covariance[Triangle.row(i) + i];
    }
    Require.argument(
        trace > 0 && trace < Double.POSITIVE_INFINITY,
        "LatentPrior fit",
        "latent vectors that differ",
        count + " with a total variance of " + trace,
        "fit to more items, as they were used in training");
    for (int i = 0; i < mean.length; i++) {
      covariance[Triangle.row(i) + i] += RIDGE * trace / mean.length;
    }
    return FullGaussian.of(mean, covariance);
  }
}
