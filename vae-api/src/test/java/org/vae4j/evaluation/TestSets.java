package org.vae4j.evaluation;

import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/** Sets of features to measure. */
final class TestSets {
  private TestSets() {}

  /** Returns items of uniform numbers in [low, high). */
  static Samples uniform(int count, int size, double low, double high, long seed) {
    CounterRandom random = CounterRandom.of(seed, 1);
    return Samples.filledBy(
        count,
        Shape.of(size),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low + (high - low) * random.uniform(i));
          }
        });
  }

  static ArrayDataset data(int count, int size, double low, double high, long seed) {
    return ArrayDataset.of(uniform(count, size, low, high, seed));
  }

  /** Returns rows of normal numbers around a mean. */
  static float[][] normal(int count, int size, double mean, double deviation, long seed) {
    GaussianStream numbers = GaussianStream.of(seed, 1);
    float[][] rows = new float[count][size];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = (float) (mean + deviation * numbers.draw((long) i * size + j));
      }
    }
    return rows;
  }

  static double[][] doubles(float[][] rows) {
    double[][] result = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        result[i][j] = rows[i][j];
      }
    }
    return result;
  }
}
