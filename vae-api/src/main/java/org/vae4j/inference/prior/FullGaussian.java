package org.vae4j.inference.prior;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import org.vae4j.internal.Require;

/**
 * A normal distribution with a covariance of all dimensions: {@code z = mean + L eps} with the
 * Cholesky factor L of the covariance.
 */
public final class FullGaussian implements LatentPrior {
  /** The most dimensions: {@value}. */
  public static final int MOST = 4096;

  private static final String WHERE = "FullGaussian ";

  private final double[] mean;
  private final double[] factor;

  /**
   * Copies and checks the numbers.
   *
   * @param mean the mean, {@code [latentSize]}
   * @param factor L, a lower triangle with positive diagonal, packed row after row: {@code
   *     [latentSize * (latentSize + 1) / 2]}
   * @throws IllegalArgumentException if the sizes do not fit, a number is not finite, or the
   *     diagonal of the factor is not positive
   */
  public FullGaussian(double[] mean, double[] factor) {
    this.mean = Objects.requireNonNull(mean, "mean").clone();
    this.factor = Objects.requireNonNull(factor, "factor").clone();
    Require.argument(
        mean.length >= 1 && mean.length <= MOST,
        WHERE + "mean",
        "1 to " + MOST + " numbers",
        mean.length,
        "it is a latent vector");
    Require.argument(
        factor.length == Triangle.length(mean.length),
        WHERE + "factor",
        Triangle.length(mean.length) + " numbers",
        factor.length,
        "a lower triangle has a row of 1, of 2, and so on");
    requireFinite("mean", mean);
    requireFinite("factor", factor);
    for (int i = 0; i < mean.length; i++) {
      double diagonal = factor[Triangle.row(i) + i];
      Require.argument(
          diagonal > 0,
          WHERE + "factor [" + i + ", " + i + "]",
          "a number above 0",
          diagonal,
          "the covariance must be positive definite");
    }
  }

  /**
   * Returns the distribution with a given covariance.
   *
   * @param mean the mean, {@code [latentSize]}
   * @param covariance a symmetric, positive definite matrix, of which the lower half is read
   * @return the distribution
   * @throws IllegalArgumentException if the sizes do not fit, a number is not finite, or the
   *     covariance is not positive definite
   */
  public static FullGaussian of(double[] mean, double[][] covariance) {
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(covariance, "covariance");
    double[] lower = new double[Triangle.length(mean.length)];
    for (int i = 0; i < mean.length; i++) {
      int found = i < covariance.length ? covariance[i].length : 0;
      Require.argument(
          covariance.length == mean.length && found == mean.length,
          WHERE + "covariance",
          mean.length + " rows of " + mean.length,
          covariance.length + " rows, row " + i + " of " + found,
          "each dimension of the mean needs its row");
      System.arraycopy(covariance[i], 0, lower, Triangle.row(i), i + 1);
    }
    return of(mean, lower);
  }

  /** Returns the distribution with a covariance that is given as its lower half. */
  static FullGaussian of(double[] mean, double[] covariance) {
    double[] factor = Triangle.factor(covariance, mean.length);
    Require.argument(
        factor.length > 0 || mean.length == 0,
        WHERE + "covariance",
        "a positive definite matrix",
        "another",
        "a dimension is constant, or a combination of others; add to the diagonal");
    return new FullGaussian(mean, factor);
  }

  private static void requireFinite(String name, double[] values) {
    for (double value : values) {
      Require.argument(
          Double.isFinite(value), WHERE + name, "finite numbers", value, "check how it was made");
    }
  }

  /**
   * Returns the mean.
   *
   * @return latentSize numbers, in a new array
   */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * Returns the Cholesky factor of the covariance.
   *
   * @return a lower triangle, packed row after row, in a new array
   */
  public double[] factor() {
    return factor.clone();
  }

  /**
   * Returns the covariance.
   *
   * @return a symmetric matrix, {@code [latentSize][latentSize]}
   */
  public double[][] covariance() {
    double[][] covariance = new double[mean.length][mean.length];
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += factor[Triangle.row(i) + k] * factor[Triangle.row(j) + k];
        }
        covariance[i][j] = sum;
        covariance[j][i] = sum;
      }
    }
    return covariance;
  }

  @Override
  public OptionalInt latentSize() {
    return OptionalInt.of(mean.length);
  }

  @Override
  public void transform(double choice, float[] z, int offset, int size) {
    Objects.requireNonNull(z, "z");
    requireSize(size);
    Objects.checkFromIndexSize(offset, size, z.length);
    // A row needs the noise up to its own place, so the last row goes first.
    for (int i = size - 1; i >= 0; i--) {
      double value = mean[i];
      int row = Triangle.row(i);
      for (int j = 0; j <= i; j++) {
        value += factor[row + j] * z[offset + j];
      }
      z[offset + i] = (float) value;
    }
  }

  @Override
  public double logDensity(float... z) {
    requireSize(Objects.requireNonNull(z, "z").length);
    double[] noise = new double[z.length];
    double squares = 0;
    for (int i = 0; i < z.length; i++) {
      double value = z[i] - mean[i];
      int row = Triangle.row(i);
      for (int j = 0; j < i; j++) {
        value -= factor[row + j] * noise[j];
      }
      noise[i] = value / factor[row + i];
      squares += noise[i] * noise[i];
    }
    return -(squares + z.length * StandardNormal.LOG_TWO_PI) / 2
        - Triangle.logDiagonal(factor, z.length);
  }

  private void requireSize(int size) {
    Require.argument(
        size == mean.length,
        "LatentPrior",
        "vectors of " + mean.length + " dimensions",
        size,
        "a prior belongs to the model it was fitted for");
  }

  /** Tells whether the other object is such a distribution with the same bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FullGaussian that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(factor, that.factor);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(factor);
  }

  @Override
  public String toString() {
    return "full Gaussian of " + mean.length + " dimensions";
  }
}
