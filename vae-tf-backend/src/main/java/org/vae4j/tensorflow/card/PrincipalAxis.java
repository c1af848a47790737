package org.vae4j.tensorflow.card;

import java.util.Arrays;

/**
 * Finds the direction of the largest variance by power iteration, which is enough for a picture:
 * where two variances are nearly the same, any direction between theirs is as good.
 */
final class PrincipalAxis {
  private static final int STEPS = 500;
  private static final double ENOUGH = 1e-12;

  private PrincipalAxis() {}

  /** Returns a unit vector; its largest value is positive, so that pictures do not flip. */
  static double[] of(double[][] covariance) {
    double[] axis = new double[covariance.length];
    for (int d = 0; d < axis.length; d++) {
      // No direction is left out, and none is like another.
      axis[d] = 1 + d / (double) axis.length;
    }
    normalize(axis);
    for (int step = 0; step < STEPS; step++) {
      double[] next = times(covariance, axis);
      if (norm(next) == 0) {
        break;
      }
      normalize(next);
      double change = 0;
      for (int d = 0; d < axis.length; d++) {
        change += (next[d] - axis[d]) * (next[d] - axis[d]);
      }
      axis = next;
      if (change < ENOUGH) {
        break;
      }
    }
    double largest = Arrays.stream(axis).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
    if (largest < 0) {
      for (int d = 0; d < axis.length; d++) {
        axis[d] = -axis[d];
      }
    }
    return axis;
  }

  /** Takes a direction out of a covariance, and returns the variance along it. */
  static double remove(double[][] covariance, double[] axis) {
    double[] image = times(covariance, axis);
    double variance = dot(image, axis);
    for (int d = 0; d < axis.length; d++) {
      for (int e = 0; e < axis.length; e++) {
        covariance[d][e] -= variance * axis[d] * axis[e];
      }
    }
    return variance;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static void normalize(double[] vector) {
    double norm = norm(vector);
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= norm;
    }
  }
}
