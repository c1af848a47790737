package org.vae4j.evaluation;

import org.vae4j.Samples;
import org.vae4j.inference.Posterior;
import org.vae4j.internal.Require;

/** The distributions of items as checked numbers. Immutable and safe to use from many threads. */
final class PosteriorArrays {
  private final int count;
  private final int latentSize;
  private final double[] means;
  private final double[] logVariances;

  private PosteriorArrays(Posterior posterior) {
    count = posterior.mean().count();
    latentSize = posterior.mean().itemShape().volume();
    means = values(posterior.mean(), "mean");
    logVariances = values(posterior.logVariance(), "log-variance");
  }

  /**
   * Copies the numbers.
   *
   * @throws IllegalArgumentException if there are no items, or not all numbers are finite
   */
  static PosteriorArrays of(Posterior posterior) {
    Require.argument(
        posterior.mean().count() > 0, "Posterior", "at least one item", 0, "encode some items");
    return new PosteriorArrays(posterior);
  }

  private double[] values(Samples samples, String what) {
    double[] values = new double[count * latentSize];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples.value(i / latentSize, i % latentSize);
      Require.argument(
          Double.isFinite(values[i]),
          "Posterior " + what + " of item " + i / latentSize,
          "finite numbers",
          values[i],
          "look for weights that are huge or not numbers");
    }
    return values;
  }

  int count() {
    return count;
  }

  int latentSize() {
    return latentSize;
  }

  double mean(int item, int d) {
    return means[item * latentSize + d];
  }

  double logVariance(int item, int d) {
    return logVariances[item * latentSize + d];
  }

  /** Returns KL(q(z|x) || p(z)) of an item, in nats. */
  double kl(int item) {
    double kl = 0;
    for (int d = 0; d < latentSize; d++) {
      double mean = mean(item, d);
      double logVariance = logVariance(item, d);
      kl += (mean * mean + Math.expm1(logVariance) - logVariance) / 2;
    }
    return kl;
  }
}
