package org.vae4j.evaluation;

import java.util.Locale;
import java.util.Objects;
import org.vae4j.inference.Posterior;

/**
 * Mean and covariance of the aggregated posterior {@code q(z) = 1/n sum(q(z|x))}, the mixture of
 * the distributions of n items: what a decoder meets where the prior is only what it should meet.
 * The covariance is that of the means plus the average variance, divided by n. Immutable and safe
 * to use from many threads.
 */
public final class AggregatedPosterior {
  private final int items;
  private final double[] mean;
  private final double[][] covariance;
  private final double logDeterminant;

  private AggregatedPosterior(int items, double[] mean, double[][] covariance) {
    this.items = items;
    this.mean = mean;
    this.covariance = covariance;
    this.logDeterminant = Cholesky.of(covariance).logDeterminant();
  }

  /**
   * Sums up the distributions of items.
   *
   * @param posterior the distributions of at least one item
   * @return mean and covariance
   * @throws IllegalArgumentException if there are no items, or means and variances that are no
   *     finite numbers
   */
  public static AggregatedPosterior of(Posterior posterior) {
    PosteriorArrays arrays = PosteriorArrays.of(Objects.requireNonNull(posterior, "posterior"));
    int n = arrays.count();
    int size = arrays.latentSize();
    double[] mean = new double[size];
    double[] variance = new double[size];
    for (int item = 0; item < n; item++) {
      for (int d = 0; d < size; d++) {
        mean[d] += arrays.mean(item, d) / n;
        variance[d] += Math.exp(arrays.logVariance(item, d)) / n;
      }
    }
    double[][] covariance = new double[size][size];
    double[] deviation = new double[size];
    for (int item = 0; item < n; item++) {
      for (int d = 0; d < size; d++) {
        deviation[d] = arrays.mean(item, d) - mean[d];
        for (int e = 0; e <= d; e++) {
          covariance[d][e] += deviation[d] * deviation[e] / n;
        }
      }
    }
    for (int d = 0; d < size; d++) {
      covariance[d][d] += variance[d];
      for (int e = 0; e < d; e++) {
        covariance[e][d] = covariance[d][e];
      }
    }
    return new AggregatedPosterior(n, mean, covariance);
  }

  /**
   * Returns the number of items.
   *
   * @return n
   */
  public int items() {
    return items;
  }

  /**
   * Returns the number of latent dimensions.
   *
   * @return the length of z
   */
  public int latentSize() {
    return mean.length;
  }

  /**
   * Returns the mean of a dimension; the prior's is 0.
   *
   * @param dimension the dimension, from 0
   * @return the mean of q(z)
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public double mean(int dimension) {
    return mean[Objects.checkIndex(dimension, mean.length)];
  }

  /**
   * Returns the covariance of two dimensions; the prior's is 1 for a dimension with itself and 0
   * for others.
   *
   * @param dimension one dimension, from 0
   * @param other the same or another one
   * @return the covariance of q(z)
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public double covariance(int dimension, int other) {
    return covariance[Objects.checkIndex(dimension, mean.length)][
        Objects.checkIndex(other, mean.length)];
  }

  /**
   * Returns the divergence of the normal distribution with this mean m and covariance C from the
   * prior: {@code (trace(C) + |m|^2 - d - log det C) / 2}. It sees shifts, wrong widths and
   * correlations, but no holes.
   *
   * @return {@code KL(N(m, C) || N(0, I))} in nats, at least 0
   */
  public double gaussianKl() {
    double sum = -logDeterminant;
    for (int d = 0; d < mean.length; d++) {
      sum += covariance[d][d] + mean[d] * mean[d] - 1;
    }
    return sum / 2;
  }

  /**
   * Returns the total correlation of the normal distribution with this covariance C: {@code
   * (sum(log C_dd) - log det C) / 2}.
   *
   * @return how far the dimensions are from independent, in nats, at least 0
   * @see <a href="https://arxiv.org/abs/1811.12359">Locatello et al. 2019, section 5.3</a>
   */
  public double gaussianTotalCorrelation() {
    double sum = -logDeterminant;
    for (int d = 0; d < mean.length; d++) {
      sum += Math.log(covariance[d][d]);
    }
    return sum / 2;
  }

  /** Returns for example {@code KL to the prior 0.41, total correlation 0.08 nats, n = 2000}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "KL to the prior %.4g, total correlation %.4g nats as a Gaussian, n = %d",
        gaussianKl(),
        gaussianTotalCorrelation(),
        items);
  }
}
