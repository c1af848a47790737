package org.vae4j.inference.prior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expectation and maximization for a mixture of normal distributions with full covariances.
 *
 * <pre>{@code
 * expectation:   r[k][n] = w[k] N(z[n]; m[k], S[k]) / sum over k,  through logarithms
 * maximization:  w[k] = sum r[k] / n,   m[k] = sum r[k] z / sum r[k],
 *                S[k] = (sum r[k] (z - m[k]) (z - m[k])' + C) / (sum r[k] + 1)
 * }</pre>
 *
 * <p>C is the covariance of all vectors. Each round makes {@code sum(log p(z[n])) - sum(log|S[k]| +
 * trace(C / S[k])) / 2} larger, or leaves it: the second sum is what the C and the 1 above
 * maximize.
 *
 * <p>Vectors are spread over threads in the first half of a round and components in the second,
 * each of which is summed in one order: the bits do not depend on the number of threads.
 */
final class MixtureEstimation {
  /** The pull towards C, in vectors. */
  private static final double PULL = 1;

  /** The gain in nats per vector below which it ends. */
  private static final double TOLERANCE = 1e-4;

  /** Responsibilities below are left out of sums: most of them are, and cost as much as others. */
  private static final double NEGLIGIBLE = 1e-9;

  /** What is that many nats below the largest term adds less than rounding to a sum. */
  private static final double NOTHING = 40;

  /** The vectors whose densities are computed side by side. */
  private static final int BLOCK = 64;

  private final float[] z;
  private final int size;
  private final int count;
  private final double[] all;
  private final double[] allFactor;
  private final double[] weights;
  private final FullGaussian[] components;

  /** Of each component for each vector. */
  private final double[][] responsibility;

  private final List<Double> objectives = new ArrayList<>();

  MixtureEstimation(float[] z, FullGaussian all, int[] clusters, int components) {
    this.z = z;
    this.size = all.latentSize().getAsInt();
    this.count = z.length / size;
    this.allFactor = all.factor();
    this.all = product(allFactor, size);
    this.weights = new double[components];
    this.components = new FullGaussian[components];
    this.responsibility = new double[components][count];
    Arrays.fill(this.components, all);
    for (int n = 0; n < count; n++) {
      responsibility[clusters[n]][n] = 1;
    }
    maximize();
  }

  /** Runs until nothing is gained, or that many rounds are over. */
  void run(int rounds) {
    double before = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      double objective = expect();
      objectives.add(objective);
      if (objective - before < TOLERANCE * count) {
        return;
      }
      before = objective;
      maximize();
    }
  }

  /** Returns what was maximized, before each round. */
  List<Double> objectives() {
    return List.copyOf(objectives);
  }

  /** Returns the mixture as it is. */
  GaussianMixture mixture() {
    int[] used = IntStream.range(0, weights.length).filter(k -> weights[k] > 0).toArray();
    return new GaussianMixture(
        IntStream.of(used).mapToDouble(k -> weights[k]).toArray(),
        IntStream.of(used).mapToObj(k -> components[k]).toList());
  }

  private void maximize() {
    IntStream.range(0, weights.length).parallel().forEach(this::maximize);
    // The sums of responsibilities are those of the vectors but for rounding.
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
  }

  private void maximize(int k) {
    double[] r = responsibility[k];
    double[] mean = new double[size];
    double total = 0;
    for (int n = 0; n < count; n++) {
      if (r[n] > NEGLIGIBLE) {
        total += r[n];
        for (int j = 0; j < size; j++) {
          mean[j] += r[n] * z[n * size + j];
        }
      }
    }
    weights[k] = total;
    if (total == 0) {
      return;
    }
    for (int j = 0; j < size; j++) {
      mean[j] /= total;
    }
    double[] covariance = scatter(r, mean);
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] = (covariance[i] + PULL * all[i]) / (total + PULL);
    }
    components[k] = FullGaussian.of(mean, covariance);
  }

  private double[] scatter(double[] r, double[] mean) {
    double[] scatter = new double[all.length];
    double[] deviation = new double[size];
    for (int n = 0; n < count; n++) {
      if (r[n] > NEGLIGIBLE) {
        for (int j = 0; j < size; j++) {
          deviation[j] = z[n * size + j] - mean[j];
        }
        for (int i = 0; i < size; i++) {
          double weighted = r[n] * deviation[i];
          int row = Triangle.row(i);
          for (int j = 0; j <= i; j++) {
            scatter[row + j] += weighted * deviation[j];
          }
        }
      }
    }
    return scatter;
  }

  private double expect() {
    double[][] inverses = new double[weights.length][];
    double[][] means = new double[weights.length][];
    double[] constants = new double[weights.length];
    double penalty = 0;
    for (int k = 0; k < weights.length; k++) {
      double[] factor = components[k].factor();
      means[k] = components[k].mean();
      inverses[k] = Triangle.inverse(factor, size);
      double logDiagonal = Triangle.logDiagonal(factor, size);
      constants[k] =
          StrictMath.log(weights[k]) - logDiagonal - size * StandardNormal.LOG_TWO_PI / 2;
      penalty += logDiagonal + Triangle.squaredNorm(inverses[k], allFactor, size) / 2;
    }
    int blocks = (count + BLOCK - 1) / BLOCK;
    double[] logLikelihood = new double[blocks];
    IntStream.range(0, blocks)
        .parallel()
        .forEach(b -> logLikelihood[b] = expect(b * BLOCK, inverses, means, constants));
    double sum = 0;
    for (double part : logLikelihood) {
      sum += part;
    }
    return sum - PULL * penalty;
  }

  private double expect(int from, double[][] inverses, double[][] means, double[] constants) {
    int length = Math.min(BLOCK, count - from);
    double[][] terms = new double[weights.length][];
    double[][] deviation = new double[size][length];
    for (int k = 0; k < weights.length; k++) {
      for (int j = 0; j < size; j++) {
        for (int n = 0; n < length; n++) {
          deviation[j][n] = z[(from + n) * size + j] - means[k][j];
        }
      }
      terms[k] = squares(inverses[k], deviation, length);
      for (int n = 0; n < length; n++) {
        terms[k][n] = constants[k] - terms[k][n] / 2;
      }
    }
    double sum = 0;
    for (int n = 0; n < length; n++) {
      sum += share(terms, n, from + n);
    }
    return sum;
  }

  /** Turns a vector's log-densities into responsibilities, and returns that of the mixture. */
  private double share(double[][] terms, int column, int vector) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] term : terms) {
      largest = Math.max(largest, term[column]);
    }
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      double below = terms[k][column] - largest;
      double part = below < -NOTHING ? 0 : StrictMath.exp(below);
      responsibility[k][vector] = part;
      sum += part;
    }
    for (double[] r : responsibility) {
      r[vector] /= sum;
    }
    return largest + StrictMath.log(sum);
  }

  /** Returns the squared norms of {@code inverse * deviation}, vectors side by side. */
  private double[] squares(double[] inverse, double[][] deviation, int length) {
    double[] squares = new double[length];
    double[] noise = new double[length];
    for (int i = 0; i < size; i++) {
      Arrays.fill(noise, 0);
      for (int j = 0; j <= i; j++) {
        double element = inverse[Triangle.row(i) + j];
        double[] values = deviation[j];
        for (int n = 0; n < length; n++) {
          noise[n] += element * values[n];
        }
      }
      for (int n = 0; n < length; n++) {
        squares[n] += noise[n] * noise[n];
      }
    }
    return squares;
  }

  private static double[] product(double[] factor, int size) {
    double[] product = new double[factor.length];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k <= j; k++) {
          product[Triangle.row(i) + j] += factor[Triangle.row(i) + k] * factor[Triangle.row(j) + k];
        }
      }
    }
    return product;
  }
}
