package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vae4j.random.CounterRandom;

/**
 * Computes the {@link FactorVaeScore}. A vote is a pair of a factor and a dimension: a batch of
 * items shares a value of a random factor, and the dimension is the one whose variance over the
 * batch, divided by that over all items, is least. Each dimension predicts the factor that most of
 * its training votes have.
 *
 * @see <a href="https://arxiv.org/abs/1802.05983">Kim and Mnih 2018, section 3</a>
 */
final class LeastVariance {
  static final double SMALLEST_DEVIATION = 0.05;

  private static final long TRAINING = 0x666163746f720000L;
  private static final long TEST = 0x666163746f720001L;

  private final FactorCodes source;
  private final int batchSize;
  private final double[] variances;
  private final int[] active;

  private LeastVariance(FactorCodes source, int batchSize, double[] variances) {
    this.source = source;
    this.batchSize = batchSize;
    this.variances = variances;
    this.active =
        IntStream.range(0, variances.length)
            .filter(d -> Math.sqrt(variances[d]) >= SMALLEST_DEVIATION)
            .toArray();
  }

  static FactorVaeScore of(
      FactorCodes source, CodeTable all, int training, int test, int batchSize) {
    double[] variances = Arrays.stream(all.codes()).mapToDouble(LeastVariance::variance).toArray();
    LeastVariance metric = new LeastVariance(source, batchSize, variances);
    int dimensions = metric.active.length;
    double score =
        dimensions == 0
            ? 0
            : metric.score(metric.votes(TRAINING, training), metric.votes(TEST, test));
    return new FactorVaeScore(score, dimensions);
  }

  /** Returns how many votes there were, by dimension and factor. */
  private int[][] votes(long stream, int count) {
    CounterRandom random = source.random(stream);
    int[] votes = IntStream.range(0, count).parallel().map(vote -> vote(random, vote)).toArray();
    int[][] counts = new int[variances.length][source.factorCount()];
    for (int vote : votes) {
      counts[vote / source.factorCount()][vote % source.factorCount()]++;
    }
    return counts;
  }

  /** Returns dimension * factors + factor. */
  private int vote(CounterRandom random, int vote) {
    int factors = source.factorCount();
    long word = (long) vote * (1 + (long) batchSize * factors);
    int factor = random.below(word, factors);
    int[][] batch = new int[batchSize][];
    for (int item = 0; item < batchSize; item++) {
      batch[item] = source.factors(random, word + 1 + (long) item * factors);
      batch[item][factor] = batch[0][factor];
    }
    double[][] codes = source.codes(batch);
    double least = Double.POSITIVE_INFINITY;
    int best = active[0];
    for (int d : active) {
      double ratio = variance(column(codes, d)) / variances[d];
      if (ratio < least) {
        least = ratio;
        best = d;
      }
    }
    return best * factors + factor;
  }

  private double score(int[][] training, int[][] test) {
    int right = 0;
    int all = 0;
    for (int d = 0; d < training.length; d++) {
      int majority = 0;
      for (int factor = 1; factor < training[d].length; factor++) {
        majority = training[d][factor] > training[d][majority] ? factor : majority;
      }
      right += test[d][majority];
      all += Arrays.stream(test[d]).sum();
    }
    return (double) right / all;
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  /** Returns the variance, divided by one less than the number of values. */
  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
