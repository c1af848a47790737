package org.vae4j.tensorflow;

import java.util.stream.IntStream;
import org.vae4j.Samples;

/** Converts between the precision of the oracle and that of TensorFlow. */
final class Doubles {
  private Doubles() {}

  static float[] toFloats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  static double[] of(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** Returns the values of all items, one item after the other. */
  static double[] of(Samples samples) {
    int size = samples.itemShape().volume();
    return IntStream.range(0, samples.count() * size)
        .mapToDouble(i -> samples.value(i / size, i % size))
        .toArray();
  }

  static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** Returns the Euclidean distance of two vectors, relative to the length of the first. */
  static double relativeDistance(double[] expected, double[] actual) {
    double[] difference = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      difference[i] = expected[i] - actual[i];
    }
    return norm(difference) / Math.max(norm(expected), 1e-12);
  }
}
