package org.vae4j.tensorflow;

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
