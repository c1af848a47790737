package org.vae4j.evaluation.disentanglement;

import java.util.stream.IntStream;

/** Computes {@link DciScore} from codes. */
final class FactorImportance {
  /** What disentanglement_lib adds to importances, so that rows of zeros have an entropy. */
  private static final double TINY = 1e-11;

  private FactorImportance() {}

  static DciScore of(CodeTable training, CodeTable test) {
    BoostedTrees[] trees =
        IntStream.range(0, training.counts().size())
            .parallel()
            .mapToObj(
                factor ->
                    BoostedTrees.fit(
                        training.codes(),
                        training.factors()[factor],
                        training.counts().get(factor),
                        test.codes()))
            .toArray(BoostedTrees[]::new);
    double[][] byFactor = new double[trees.length][];
    double accuracy = 0;
    for (int factor = 0; factor < trees.length; factor++) {
      byFactor[factor] = trees[factor].importance();
      accuracy +=
          Scores.accuracy(test.factors()[factor], trees[factor].predictions()) / trees.length;
    }
    return new DciScore(concentration(transposed(byFactor)), concentration(byFactor), accuracy);
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix[row].length; column++) {
        transposed[column][row] = matrix[row][column];
      }
    }
    return transposed;
  }

  /**
   * Returns 1 less the entropy of each row, relative to the largest it can have, weighted by the
   * rows' sums. A row of one number has no spread at all.
   */
  static double concentration(double[][] rows) {
    double weighted = 0;
    double sum = 0;
    double plain = 0;
    for (double[] row : rows) {
      double weight = 0;
      for (double value : row) {
        weight += value;
      }
      double concentration = row.length == 1 ? 1 : 1 - entropy(row) / Math.log(row.length);
      weighted += weight * concentration;
      plain += concentration / rows.length;
      sum += weight;
    }
    return sum == 0 ? plain : weighted / sum;
  }

  private static double entropy(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value + TINY;
    }
    double entropy = 0;
    for (double value : row) {
      double part = (value + TINY) / sum;
      entropy -= part * Math.log(part);
    }
    return entropy;
  }
}
