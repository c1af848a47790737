package org.vae4j.evaluation;

import java.util.Arrays;
import org.vae4j.internal.Parallel;
import org.vae4j.internal.matrix.Range;

/** Computes {@link NeighborScores}, by comparing each item with each other. */
final class NeighborMeasure {
  private final float[][] real;
  private final float[][] generated;
  private final double[] center;
  private final double[] realNorms;
  private final double[] generatedNorms;
  private final Parallel parallel;

  private NeighborMeasure(float[][] real, float[][] generated, Parallel parallel) {
    this.real = real;
    this.generated = generated;
    this.parallel = parallel;
    // Distances from |x|^2 + |y|^2 - 2 x.y lose digits to an offset that all features share.
    center = mean(real);
    realNorms = InnerProducts.squaredNorms(real, center);
    generatedNorms = InnerProducts.squaredNorms(generated, center);
  }

  /**
   * Measures both pairs of scores.
   *
   * @param precisionNeighbors k of precision and recall, less than the number of items of either
   *     set
   * @param densityNeighbors k of density and coverage, less than the number of real items
   */
  static NeighborScores measure(
      float[][] real,
      float[][] generated,
      int precisionNeighbors,
      int densityNeighbors,
      Parallel parallel) {
    return new NeighborMeasure(real, generated, parallel)
        .scores(precisionNeighbors, densityNeighbors);
  }

  private NeighborScores scores(int precisionNeighbors, int densityNeighbors) {
    double[][] nearReal = nearest(real, realNorms, Math.max(precisionNeighbors, densityNeighbors));
    double[][] nearGenerated = nearest(generated, generatedNorms, precisionNeighbors);
    double[] realBall = radii(nearReal, precisionNeighbors);
    double[] realDensityBall = radii(nearReal, densityNeighbors);
    double[] generatedBall = radii(nearGenerated, precisionNeighbors);
    boolean[] precise = new boolean[generated.length];
    long[] balls = new long[generated.length];
    // Several threads may set the same element, always to true.
    boolean[] recalled = new boolean[real.length];
    boolean[] covered = new boolean[real.length];
    InnerProducts.forEach(
        generated,
        real,
        center,
        parallel,
        (rows, columns, products) -> {
          for (int j = rows.from(); j < rows.to(); j++) {
            double[] row = products[j - rows.from()];
            for (int i = columns.from(); i < columns.to(); i++) {
              double distance =
                  squaredDistance(generatedNorms[j], realNorms[i], row[i - columns.from()]);
              if (distance <= realBall[i]) {
                precise[j] = true;
              }
              if (distance <= realDensityBall[i]) {
                balls[j]++;
                covered[i] = true;
              }
              if (distance <= generatedBall[j]) {
                recalled[i] = true;
              }
            }
          }
        });
    return new NeighborScores(
        fraction(precise),
        fraction(recalled),
        (double) Arrays.stream(balls).sum() / densityNeighbors / generated.length,
        fraction(covered),
        precisionNeighbors,
        densityNeighbors,
        real.length,
        generated.length);
  }

  /** Returns the k least squared distances of each row to others of its set, in rising order. */
  private double[][] nearest(float[][] set, double[] norms, int k) {
    double[][] nearest = new double[set.length][k];
    for (double[] row : nearest) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    InnerProducts.forEach(
        set,
        set,
        center,
        parallel,
        (rows, columns, products) -> {
          for (int i = rows.from(); i < rows.to(); i++) {
            keepLeast(nearest[i], i, columns, products[i - rows.from()], norms);
          }
        });
    return nearest;
  }

  private static void keepLeast(
      double[] least, int i, Range columns, double[] products, double[] norms) {
    int last = least.length - 1;
    for (int j = columns.from(); j < columns.to(); j++) {
      double distance = squaredDistance(norms[i], norms[j], products[j - columns.from()]);
      if (distance < least[last] && i != j) {
        int place = last;
        for (; place > 0 && least[place - 1] > distance; place--) {
          least[place] = least[place - 1];
        }
        least[place] = distance;
      }
    }
  }

  private static double squaredDistance(double xNorm, double yNorm, double product) {
    return Math.max(0, xNorm + yNorm - 2 * product);
  }

  private static double[] radii(double[][] nearest, int k) {
    return Arrays.stream(nearest).mapToDouble(row -> row[k - 1]).toArray();
  }

  private static double fraction(boolean[] marks) {
    int count = 0;
    for (boolean mark : marks) {
      count += mark ? 1 : 0;
    }
    return (double) count / marks.length;
  }

  private static double[] mean(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int p = 0; p < mean.length; p++) {
        mean[p] += row[p] / (double) rows.length;
      }
    }
    return mean;
  }
}
