package org.vae4j.evaluation.disentanglement;

/**
 * MIG: for each factor, the mutual information with the dimension that knows most about it, less
 * that with the second, divided by the factor's entropy; the mean over the factors. Dimensions are
 * cut into {@value #BINS} bins of equal width from their smallest to their largest value.
 *
 * @see <a href="https://arxiv.org/abs/1802.04942">Chen et al. 2018, section 4.1</a>
 */
final class MutualInformationGap {
  static final int BINS = 20;

  private MutualInformationGap() {}

  static double of(CodeTable table) {
    int[][] bins = new int[table.latentSize()][];
    for (int d = 0; d < bins.length; d++) {
      bins[d] = bins(table.codes()[d]);
    }
    double sum = 0;
    for (int factor = 0; factor < table.counts().size(); factor++) {
      int[] values = table.factors()[factor];
      int count = table.counts().get(factor);
      double[] information = new double[bins.length];
      for (int d = 0; d < bins.length; d++) {
        information[d] = information(bins[d], BINS, values, count);
      }
      sum += Scores.gap(information) / information(values, count, values, count);
    }
    return sum / table.counts().size();
  }

  /** Returns the bins of values; a constant is in the first. */
  static int[] bins(double[] values) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    int[] bins = new int[values.length];
    for (int i = 0; i < bins.length && highest > lowest; i++) {
      int bin = (int) ((values[i] - lowest) / (highest - lowest) * BINS);
      bins[i] = Math.min(bin, BINS - 1);
    }
    return bins;
  }

  /** Returns the mutual information of two columns in nats; of one with itself, its entropy. */
  static double information(int[] a, int countA, int[] b, int countB) {
    double[][] joint = new double[countA][countB];
    double[] marginA = new double[countA];
    double[] marginB = new double[countB];
    for (int i = 0; i < a.length; i++) {
      joint[a[i]][b[i]]++;
      marginA[a[i]]++;
      marginB[b[i]]++;
    }
    double sum = 0;
    for (int i = 0; i < countA; i++) {
      for (int j = 0; j < countB; j++) {
        if (joint[i][j] > 0) {
          sum += joint[i][j] * Math.log(joint[i][j] * a.length / (marginA[i] * marginB[j]));
        }
      }
    }
    return sum / a.length;
  }
}
