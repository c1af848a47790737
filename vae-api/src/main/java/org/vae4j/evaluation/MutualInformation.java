package org.vae4j.evaluation;

import java.util.stream.IntStream;
import org.vae4j.random.GaussianStream;

/**
 * {@code log(q(z_i|x_i) / q(z_i))} for one draw of each item i, with {@code q(z)} the mixture of
 * all n distributions: n^2 densities, of which one row is held as a running log-sum-exp.
 */
final class MutualInformation {
  /** Keeps the noise apart from other uses of the same seed. */
  static final long STREAM = 0x696e666f726dL;

  /** Terms this far below the largest, in nats, are below what a double can add. */
  private static final double NOTHING = 45;

  private final PosteriorArrays posterior;
  private final GaussianStream noise;
  private final double[] means;
  private final double[] precisions;
  private final double[] logScales;

  MutualInformation(PosteriorArrays posterior, long seed) {
    this.posterior = posterior;
    this.noise = GaussianStream.of(seed, STREAM);
    int size = posterior.latentSize();
    means = new double[posterior.count() * size];
    precisions = new double[means.length];
    logScales = new double[posterior.count()];
    for (int i = 0; i < means.length; i++) {
      double logVariance = posterior.logVariance(i / size, i % size);
      means[i] = posterior.mean(i / size, i % size);
      precisions[i] = Math.exp(-logVariance);
      logScales[i / size] += logVariance / 2;
    }
  }

  /** Returns the terms of all items; their mean is the mutual information. */
  double[] terms() {
    return IntStream.range(0, posterior.count()).parallel().mapToDouble(this::term).toArray();
  }

  private double term(int item) {
    int size = posterior.latentSize();
    double[] z = new double[size];
    double own = -logScales[item];
    for (int d = 0; d < size; d++) {
      double epsilon = noise.draw((long) item * size + d);
      z[d] = posterior.mean(item, d) + Math.exp(posterior.logVariance(item, d) / 2) * epsilon;
      own -= epsilon * epsilon / 2;
    }
    double largest = own;
    double sum = 1;
    for (int other = 0; other < posterior.count(); other++) {
      if (other != item) {
        double log = logDensity(z, other);
        if (log > largest) {
          sum = sum * Math.exp(largest - log) + 1;
          largest = log;
        } else if (log > largest - NOTHING) {
          sum += Math.exp(log - largest);
        }
      }
    }
    return own - largest - Math.log(sum / posterior.count());
  }

  /** Returns log q(z|x) of an item without the constant that all share. */
  private double logDensity(double[] z, int item) {
    double squares = 0;
    int offset = item * z.length;
    for (int d = 0; d < z.length; d++) {
      double distance = z[d] - means[offset + d];
      squares += distance * distance * precisions[offset + d];
    }
    return -squares / 2 - logScales[item];
  }
}
