package org.vae4j.evaluation;

/** The factor L of a positive definite matrix {@code C = L L^T}. */
final class Cholesky {
  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /** Factors a symmetric matrix; a pivot that is not positive becomes NaN, and so the results. */
  static Cholesky of(double[][] matrix) {
    int size = matrix.length;
    double[][] factor = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int k = 0; k < column; k++) {
          sum -= factor[row][k] * factor[column][k];
        }
        factor[row][column] = row == column ? Math.sqrt(sum) : sum / factor[column][column];
      }
    }
    return new Cholesky(factor);
  }

  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < factor.length; i++) {
      sum += 2 * Math.log(factor[i][i]);
    }
    return sum;
  }
}
