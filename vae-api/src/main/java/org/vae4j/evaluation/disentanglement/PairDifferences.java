package org.vae4j.evaluation.disentanglement;

import java.util.stream.IntStream;
import org.vae4j.random.CounterRandom;

/**
 * The beta-VAE metric: the accuracy with which a linear classifier tells, from the mean absolute
 * difference of the codes of a batch of pairs, which factor the items of each pair share.
 *
 * @see <a href="https://openreview.net/forum?id=Sy2fzU9gl">Higgins et al. 2017, section 3</a>
 */
final class PairDifferences {
  private static final long TRAINING = 0x6265746176616500L;
  private static final long TEST = 0x6265746176616501L;

  private final FactorCodes source;
  private final int batchSize;

  private PairDifferences(FactorCodes source, int batchSize) {
    this.source = source;
    this.batchSize = batchSize;
  }

  static double of(FactorCodes source, int training, int test, int batchSize) {
    PairDifferences metric = new PairDifferences(source, batchSize);
    LogisticRegression classifier =
        LogisticRegression.fit(
            metric.features(TRAINING, training),
            metric.labels(TRAINING, training),
            source.factorCount());
    return Scores.accuracy(
        metric.labels(TEST, test), classifier.predict(metric.features(TEST, test)));
  }

  private int[] labels(long stream, int count) {
    CounterRandom random = source.random(stream);
    return IntStream.range(0, count).map(point -> factor(random, point)).toArray();
  }

  private int factor(CounterRandom random, int point) {
    return random.below(firstWord(point), source.factorCount());
  }

  private long firstWord(int point) {
    return point * (1 + 2L * batchSize * source.factorCount());
  }

  private double[][] features(long stream, int count) {
    CounterRandom random = source.random(stream);
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(point -> features(random, point))
        .toArray(double[][]::new);
  }

  private double[] features(CounterRandom random, int point) {
    int shared = factor(random, point);
    int[][] pairs = new int[2 * batchSize][];
    for (int item = 0; item < pairs.length; item++) {
      pairs[item] =
          source.factors(random, firstWord(point) + 1 + (long) item * source.factorCount());
    }
    for (int first = 0; first < batchSize; first++) {
      pairs[batchSize + first][shared] = pairs[first][shared];
    }
    double[][] codes = source.codes(pairs);
    double[] differences = new double[codes[0].length];
    for (int first = 0; first < batchSize; first++) {
      for (int d = 0; d < differences.length; d++) {
        differences[d] += Math.abs(codes[first][d] - codes[batchSize + first][d]) / batchSize;
      }
    }
    return differences;
  }
}
