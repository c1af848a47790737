package org.vae4j.tensorflow.card;

import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.SpreadItems;

/**
 * Where items lie in the plane of the first two principal components of their posterior means.
 *
 * @param points an entry for each item
 * @param share how much of the variance of all means the plane shows, from 0 to 1
 */
record LatentMap(List<Point> points, double share) {
  LatentMap {
    points = List.copyOf(points);
  }

  /**
   * Where an item lies.
   *
   * @param x its first component
   * @param y its second one; 0 if there is but one dimension
   * @param label its class; -1 without one
   */
  record Point(double x, double y, int label) {}

  static LatentMap of(VaeModel model, Dataset items) {
    Samples means = new SpreadItems(items, items.size()).encode(model).mean();
    int[] labels = IntStream.range(0, items.size()).map(i -> items.label(i).orElse(-1)).toArray();
    return of(means, labels);
  }

  static LatentMap of(Samples means, int... labels) {
    int size = means.itemShape().volume();
    double[][] centered = centered(means);
    double[][] covariance = new double[size][size];
    for (double[] row : centered) {
      for (int d = 0; d < size; d++) {
        for (int e = 0; e < size; e++) {
          covariance[d][e] += row[d] * row[e] / centered.length;
        }
      }
    }
    double total = IntStream.range(0, size).mapToDouble(d -> covariance[d][d]).sum();
    double[] first = PrincipalAxis.of(covariance);
    double firstVariance = PrincipalAxis.remove(covariance, first);
    double[] second = size > 1 ? PrincipalAxis.of(covariance) : new double[size];
    double secondVariance = size > 1 ? PrincipalAxis.remove(covariance, second) : 0;
    List<Point> points =
        IntStream.range(0, centered.length)
            .mapToObj(
                item ->
                    new Point(
                        PrincipalAxis.dot(centered[item], first),
                        PrincipalAxis.dot(centered[item], second),
                        labels[item]))
            .toList();
    return new LatentMap(points, total > 0 ? (firstVariance + secondVariance) / total : 0);
  }

  private static double[][] centered(Samples means) {
    int size = means.itemShape().volume();
    double[] center = new double[size];
    double[][] rows = new double[means.count()][size];
    for (int item = 0; item < rows.length; item++) {
      for (int d = 0; d < size; d++) {
        rows[item][d] = means.value(item, d);
        center[d] += rows[item][d] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int d = 0; d < size; d++) {
        row[d] -= center[d];
      }
    }
    return rows;
  }
}
