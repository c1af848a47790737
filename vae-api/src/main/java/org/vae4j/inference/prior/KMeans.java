package org.vae4j.inference.prior;

import java.util.stream.IntStream;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;

/**
 * Divides vectors into clusters: k-means++ draws the first centers, each among the vectors in
 * proportion to their squared distance from the nearest center so far, and Lloyd's rounds improve
 * them. A center without vectors stays where it is. The result does not depend on the number of
 * threads.
 */
final class KMeans {
  private static final long STREAM = 0x6b6d65616e73L;
  private static final int ROUNDS = 10;

  private final float[] z;
  private final int size;
  private final int count;
  private final double[][] centers;
  private final int[] cluster;

  KMeans(float[] z, int size, int clusters) {
    this.z = z;
    this.size = size;
    this.count = z.length / size;
    this.centers = new double[clusters][size];
    this.cluster = new int[count];
  }

  /**
   * Returns the cluster of each vector.
   *
   * @throws IllegalArgumentException if fewer vectors than clusters differ
   */
  int[] assign(long seed) {
    start(CounterRandom.of(seed, STREAM));
    assign();
    for (int round = 0; round < ROUNDS; round++) {
      moveCenters();
      assign();
    }
    return cluster;
  }

  private void start(CounterRandom random) {
    double[] distance = new double[count];
    takeAsCenter(0, random.below(0, count));
    for (int i = 0; i < count; i++) {
      distance[i] = distance(i, centers[0]);
    }
    for (int c = 1; c < centers.length; c++) {
      takeAsCenter(c, drawn(distance, random.uniform(c), c));
      for (int i = 0; i < count; i++) {
        distance[i] = Math.min(distance[i], distance(i, centers[c]));
      }
    }
  }

  private int drawn(double[] distance, double uniform, int found) {
    double total = 0;
    for (double part : distance) {
      total += part;
    }
    Require.argument(
        total > 0,
        "GaussianMixtureFit",
        "at least " + centers.length + " vectors that differ, one for each component",
        found,
        "use fewer components");
    double rest = uniform * total;
    int last = 0;
    for (int i = 0; i < count; i++) {
      if (distance[i] > 0) {
        last = i;
        rest -= distance[i];
        if (rest < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private void takeAsCenter(int center, int vector) {
    for (int j = 0; j < size; j++) {
      centers[center][j] = z[vector * size + j];
    }
  }

  private double distance(int vector, double[] center) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      double difference = z[vector * size + j] - center[j];
      sum += difference * difference;
    }
    return sum;
  }

  private void assign() {
    IntStream.range(0, count).parallel().forEach(i -> cluster[i] = nearest(i));
  }

  private int nearest(int vector) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centers.length; c++) {
      double distance = distance(vector, centers[c]);
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  private void moveCenters() {
    double[][] sums = new double[centers.length][size];
    int[] members = new int[centers.length];
    for (int i = 0; i < count; i++) {
      members[cluster[i]]++;
      for (int j = 0; j < size; j++) {
        sums[cluster[i]][j] += z[i * size + j];
      }
    }
    for (int c = 0; c < centers.length; c++) {
      for (int j = 0; j < size && members[c] > 0; j++) {
        centers[c][j] = sums[c][j] / members[c];
      }
    }
  }
}
