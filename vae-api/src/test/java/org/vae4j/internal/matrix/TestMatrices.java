package org.vae4j.internal.matrix;

import org.vae4j.random.GaussianStream;

/** Matrices to compute with. */
final class TestMatrices {
  private TestMatrices() {}

  /** Returns a matrix of standard normal numbers. */
  static double[][] rows(int rows, int columns, long seed) {
    GaussianStream numbers = GaussianStream.of(seed, 1);
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = numbers.draw((long) i * columns + j);
      }
    }
    return matrix;
  }

  /** Returns the products of all rows with each other: positive semidefinite. */
  static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int p = 0; p < rows[i].length; p++) {
          gram[i][j] += rows[i][p] * rows[j][p];
        }
      }
    }
    return gram;
  }

  /** Returns {@code Q diag(values) Q} for the reflection Q along the vector (1, 2, ..., n). */
  static double[][] reflected(double... values) {
    int n = values.length;
    double norm = 0;
    for (int i = 0; i < n; i++) {
      norm += (i + 1.0) * (i + 1.0);
    }
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        q[i][j] = (i == j ? 1 : 0) - 2 * (i + 1.0) * (j + 1.0) / norm;
      }
    }
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int p = 0; p < n; p++) {
          result[i][j] += q[i][p] * values[p] * q[j][p];
        }
      }
    }
    return result;
  }
}
