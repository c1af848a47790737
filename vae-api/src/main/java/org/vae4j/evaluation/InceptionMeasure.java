package org.vae4j.evaluation;

import org.vae4j.Samples;

/**
 * Accumulates an {@link InceptionScore}: for each split the class probabilities of its items and
 * their negative entropies, from which the mean divergence from the mean probabilities follows.
 */
final class InceptionMeasure {
  private final int classes;
  private final int splits;
  private final long total;
  private final double[][] probabilities;
  private final double[] negativeEntropy;
  private final long[] counts;
  private long seen;

  InceptionMeasure(int classes, int splits, long total) {
    this.classes = classes;
    this.splits = splits;
    this.total = total;
    probabilities = new double[splits][classes];
    negativeEntropy = new double[splits];
    counts = new long[splits];
  }

  /** Returns the number of classes. */
  int classes() {
    return classes;
  }

  /** Adds the probabilities of the next items; rows are divided by their sums. */
  void add(Samples rows) {
    for (int row = 0; row < rows.count(); row++) {
      int split = (int) (seen++ * splits / total);
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += rows.value(row, c);
      }
      for (int c = 0; c < classes; c++) {
        double p = rows.value(row, c) / sum;
        probabilities[split][c] += p;
        negativeEntropy[split] += xLogX(p);
      }
      counts[split]++;
    }
  }

  /** Returns the score of the items so far. */
  InceptionScore score() {
    double[] scores = new double[splits];
    for (int split = 0; split < splits; split++) {
      double divergence = negativeEntropy[split] / counts[split];
      for (double sum : probabilities[split]) {
        divergence -= xLogX(sum / counts[split]);
      }
      scores[split] = Math.exp(divergence);
    }
    return new InceptionScore(
        Spread.mean(scores), Spread.standardDeviation(scores, splits), splits, classes);
  }

  private static double xLogX(double x) {
    return x <= 0 ? 0 : x * Math.log(x);
  }
}
