package org.vae4j.inference.prior;

/**
 * Lower triangular matrices and the lower halves of symmetric ones, packed row after row: element
 * (i, j) with {@code j <= i} is at {@code i (i + 1) / 2 + j}.
 */
final class Triangle {
  private Triangle() {}

  /** Returns the number of elements of a matrix with that many rows. */
  static int length(int size) {
    return Math.toIntExact((long) size * (size + 1) / 2);
  }

  /** Returns the place of the first element of a row. */
  static int row(int row) {
    return row * (row + 1) / 2;
  }

  /**
   * Returns the factor L with {@code L L' = matrix}, by Cholesky's method.
   *
   * @param matrix the lower half of a symmetric matrix
   * @return the factor; empty if the matrix is not positive definite, or not finite
   */
  static double[] factor(double[] matrix, int size) {
    double[] factor = matrix.clone();
    for (int i = 0; i < size; i++) {
      int rowI = row(i);
      for (int j = 0; j <= i; j++) {
        int rowJ = row(j);
        double sum = factor[rowI + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[rowI + k] * factor[rowJ + k];
        }
        if (i > j) {
          factor[rowI + j] = sum / factor[rowJ + j];
        } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
          factor[rowI + i] = Math.sqrt(sum);
        } else {
          return new double[0];
        }
      }
    }
    return factor;
  }

  /** Returns the inverse of a lower triangular matrix, which is one, too. */
  static double[] inverse(double[] factor, int size) {
    double[] inverse = new double[factor.length];
    for (int i = 0; i < size; i++) {
      int rowI = row(i);
      double diagonal = factor[rowI + i];
      inverse[rowI + i] = 1 / diagonal;
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= factor[rowI + k] * inverse[row(k) + j];
        }
        inverse[rowI + j] = sum / diagonal;
      }
    }
    return inverse;
  }

  /** Returns half the logarithm of the determinant of {@code L L'}. */
  static double logDiagonal(double[] factor, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.log(factor[row(i) + i]);
    }
    return sum;
  }

  /** Returns the sum of the squares of all elements of the product of two lower triangles. */
  static double squaredNorm(double[] left, double[] right, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double element = 0;
        for (int k = j; k <= i; k++) {
          element += left[row(i) + k] * right[row(k) + j];
        }
        sum += element * element;
      }
    }
    return sum;
  }
}
