package org.vae4j.tensorflow;

import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.random.GaussianStream;

/**
 * Points of a plane around three centers, all three as often: data with modes that one can count.
 */
final class Clusters {
  private static final double[][] CENTERS = {{0.2, 0.25}, {0.8, 0.3}, {0.45, 0.8}};
  private static final double SPREAD = 0.04;

  private Clusters() {}

  static ArrayDataset of(int count) {
    GaussianStream noise = GaussianStream.of(5, 1);
    float[] draws = new float[2 * count];
    noise.fill(0, draws);
    for (int i = 0; i < draws.length; i++) {
      double value = CENTERS[(i / 2) % CENTERS.length][i % 2] + SPREAD * draws[i];
      draws[i] = (float) Math.min(1, Math.max(0, value));
    }
    return ArrayDataset.of(Samples.of(Shape.of(2), draws));
  }

  /** Returns which part of the points is within four spreads of each center. */
  static double[] shares(Samples points) {
    double[] shares = new double[CENTERS.length];
    for (int i = 0; i < points.count(); i++) {
      for (int c = 0; c < shares.length; c++) {
        double distance =
            Math.hypot(points.value(i, 0) - CENTERS[c][0], points.value(i, 1) - CENTERS[c][1]);
        if (distance < 4 * SPREAD) {
          shares[c] += 1.0 / points.count();
        }
      }
    }
    return shares;
  }
}
