package org.vae4j.internal.matrix;

/**
 * Products of matrices in blocks that fit into the caches.
 *
 * <p>Each result is summed up in the order of {@code p}, four products at a time, whatever block,
 * row or thread it falls to: equal rows have equal products, to the bit.
 */
public final class Products {
  /** Columns per block: two rows of c and four of b take 24 kB. */
  private static final int COLUMNS = 512;

  /** Rows of b per block, which take 256 kB; a multiple of 8. */
  private static final int DEPTH = 64;

  private Products() {}

  /**
   * Adds a product: {@code c[i][j] += sum over p of a[i][p] * b[p][j]}.
   *
   * @param a the left factor
   * @param b the right factor
   * @param c what is added to
   * @param rows the rows i
   * @param columns the columns j
   * @param inner the indices p; the first must be a multiple of 4 for the order of the sums to hold
   */
  public static void add(
      double[][] a, double[][] b, double[][] c, Range rows, Range columns, Range inner) {
    for (int j = columns.from(); j < columns.to(); j += COLUMNS) {
      int jEnd = Math.min(j + COLUMNS, columns.to());
      for (int p = inner.from(); p < inner.to(); p += DEPTH) {
        addBlock(a, b, c, rows, j, jEnd, p, Math.min(p + DEPTH, inner.to()));
      }
    }
  }

  private static void addBlock(
      double[][] a, double[][] b, double[][] c, Range rows, int j, int jEnd, int p, int pEnd) {
    int i = rows.from();
    for (; i + 1 < rows.to(); i += 2) {
      int q = p;
      for (; q + 4 <= pEnd; q += 4) {
        twoByFour(a[i], a[i + 1], q, b[q], b[q + 1], b[q + 2], b[q + 3], c[i], c[i + 1], j, jEnd);
      }
      rest(a[i], b, c[i], j, jEnd, q, pEnd);
      rest(a[i + 1], b, c[i + 1], j, jEnd, q, pEnd);
    }
    if (i < rows.to()) {
      addRow(a[i], b, c[i], j, jEnd, p, pEnd);
    }
  }

  /**
   * Adds a vector times a matrix: {@code c[j] += sum over p of a[p] * b[p][j]}.
   *
   * @param a the vector
   * @param b the matrix
   * @param c what is added to
   * @param columns the columns j
   * @param inner the indices p
   */
  public static void addRow(double[] a, double[][] b, double[] c, Range columns, Range inner) {
    for (int j = columns.from(); j < columns.to(); j += COLUMNS) {
      addRow(a, b, c, j, Math.min(j + COLUMNS, columns.to()), inner.from(), inner.to());
    }
  }

  private static void addRow(
      double[] a, double[][] b, double[] c, int j, int jEnd, int p, int pEnd) {
    int q = p;
    for (; q + 8 <= pEnd; q += 8) {
      oneByEight(a, b, q, c, j, jEnd);
    }
    if (q + 4 <= pEnd) {
      oneByFour(a, q, b[q], b[q + 1], b[q + 2], b[q + 3], c, j, jEnd);
      q += 4;
    }
    rest(a, b, c, j, jEnd, q, pEnd);
  }

  private static void rest(double[] a, double[][] b, double[] c, int j, int jEnd, int p, int pEnd) {
    for (int q = p; q < pEnd; q++) {
      addScaled(a[q], b[q], c, j, jEnd);
    }
  }

  /**
   * Adds a multiple of a vector to another.
   *
   * @param factor the factor
   * @param x the vector that is multiplied
   * @param y what is added to
   * @param from the first index
   * @param to the index after the last
   */
  public static void addScaled(double factor, double[] x, double[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      y[j] += factor * x[j];
    }
  }

  /**
   * Returns the inner product of two vectors, in an order of its own.
   *
   * @param x a vector
   * @param y a vector
   * @param from the first index
   * @param to the index after the last
   * @return the sum of the products
   */
  public static double dot(double[] x, double[] y, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
    for (; i < to; i++) {
      s0 += x[i] * y[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * Returns the inner product of a vector and itself, to the bit what {@link #add} finds.
   *
   * @param x a vector
   * @return the sum of the squares
   */
  public static double squaredNorm(double[] x) {
    double sum = 0;
    int i = 0;
    for (; i + 4 <= x.length; i += 4) {
      sum += x[i] * x[i] + x[i + 1] * x[i + 1] + x[i + 2] * x[i + 2] + x[i + 3] * x[i + 3];
    }
    for (; i < x.length; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  private static void twoByFour(
      double[] a0,
      double[] a1,
      int q,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] c0,
      double[] c1,
      int j0,
      int jEnd) {
    double a00 = a0[q];
    double a01 = a0[q + 1];
    double a02 = a0[q + 2];
    double a03 = a0[q + 3];
    double a10 = a1[q];
    double a11 = a1[q + 1];
    double a12 = a1[q + 2];
    double a13 = a1[q + 3];
    for (int j = j0; j < jEnd; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      double x2 = b2[j];
      double x3 = b3[j];
      c0[j] += a00 * x0 + a01 * x1 + a02 * x2 + a03 * x3;
      c1[j] += a10 * x0 + a11 * x1 + a12 * x2 + a13 * x3;
    }
  }

  private static void oneByFour(
      double[] a,
      int q,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] c,
      int j0,
      int jEnd) {
    double a0 = a[q];
    double a1 = a[q + 1];
    double a2 = a[q + 2];
    double a3 = a[q + 3];
    for (int j = j0; j < jEnd; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void oneByEight(double[] a, double[][] b, int q, double[] c, int j0, int jEnd) {
    double a0 = a[q];
    double a1 = a[q + 1];
    double a2 = a[q + 2];
    double a3 = a[q + 3];
    double a4 = a[q + 4];
    double a5 = a[q + 5];
    double a6 = a[q + 6];
    double a7 = a[q + 7];
    double[] b0 = b[q];
    double[] b1 = b[q + 1];
    double[] b2 = b[q + 2];
    double[] b3 = b[q + 3];
    double[] b4 = b[q + 4];
    double[] b5 = b[q + 5];
    double[] b6 = b[q + 6];
    double[] b7 = b[q + 7];
    for (int j = j0; j < jEnd; j++) {
      double first = c[j] + (a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j]);
      double second = a4 * b4[j] + a5 * b5[j] + a6 * b6[j] + a7 * b7[j];
      c[j] = first + second;
    }
  }
}
