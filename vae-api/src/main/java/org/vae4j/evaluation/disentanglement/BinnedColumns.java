package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;

/**
 * Columns of numbers as numbers of bins, which trees split between. The borders lie half way
 * between neighboring values; if there are more than {@value #MOST} different ones, between about
 * equally many items.
 */
final class BinnedColumns {
  static final int MOST = 256;

  private final double[][] borders;

  private BinnedColumns(double[][] borders) {
    this.borders = borders;
  }

  /** Finds the borders from training items. */
  static BinnedColumns of(double[][] columns) {
    return new BinnedColumns(
        Arrays.stream(columns).map(BinnedColumns::borders).toArray(double[][]::new));
  }

  private static double[] borders(double[] column) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    double[] values = distinct;
    if (distinct.length > MOST) {
      values = new double[MOST + 1];
      for (int i = 0; i < MOST; i++) {
        values[i] = sorted[(int) ((long) i * sorted.length / MOST)];
      }
      values[MOST] = sorted[sorted.length - 1];
      values = Arrays.stream(values).distinct().toArray();
    }
    double[] borders = new double[values.length - 1];
    for (int i = 0; i < borders.length; i++) {
      double upper = values[i + 1];
      int place = Arrays.binarySearch(distinct, upper);
      borders[i] = (distinct[place - 1] + upper) / 2;
    }
    return borders;
  }

  /** Returns the bins of items, by columns. */
  byte[][] bin(double[][] columns) {
    byte[][] bins = new byte[columns.length][columns[0].length];
    for (int column = 0; column < columns.length; column++) {
      for (int item = 0; item < bins[column].length; item++) {
        int place = Arrays.binarySearch(borders[column], columns[column][item]);
        bins[column][item] = (byte) (place < 0 ? -place - 1 : place);
      }
    }
    return bins;
  }
}
