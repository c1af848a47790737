package org.vae4j.internal.matrix;

import java.util.Arrays;
import org.vae4j.internal.Parallel;

/**
 * Reduces a symmetric matrix to a tridiagonal one with the same eigenvalues by Householder's
 * reflections, in blocks [1]: half of the work is products of matrices, the other half a product of
 * the matrix and a vector for each column.
 *
 * <ol>
 *   <li>Dongarra, Sorensen and Hammarling 1989, "Block reduction of matrices to condensed forms for
 *       eigenvalue computations".
 * </ol>
 */
final class Tridiagonalization {
  private static final int PANEL = 32;
  private static final int ROWS_PER_TASK = 32;

  /** Below this many values a product with a vector is faster on one thread. */
  private static final int SHARED_VALUES = 1 << 17;

  private final int n;
  private final double[][] a;
  private final Parallel parallel;
  private final double[] diagonal;
  private final double[] offDiagonal;

  /** The reflections of a panel, v, and what they do to the matrix, w: A - v w^T - w v^T. */
  private final double[][] v = new double[PANEL][];

  private final double[][] w = new double[PANEL][];

  private Tridiagonalization(double[][] matrix, Parallel parallel) {
    n = matrix.length;
    a = matrix;
    this.parallel = parallel;
    diagonal = new double[n];
    offDiagonal = new double[n];
  }

  /**
   * Reduces a matrix.
   *
   * @param matrix symmetric, both halves given; overwritten
   * @param parallel runs the work
   * @return the tridiagonal matrix
   */
  static Tridiagonalization of(double[][] matrix, Parallel parallel) {
    Tridiagonalization result = new Tridiagonalization(matrix, parallel);
    for (int k = 0; k < result.n; k += PANEL) {
      int end = Math.min(k + PANEL, result.n);
      for (int j = k; j < end; j++) {
        result.column(k, j);
      }
      result.update(k, end);
    }
    return result;
  }

  /** Returns the n values on the diagonal. */
  double[] diagonal() {
    return diagonal.clone();
  }

  /** Returns the n - 1 values beside the diagonal, and a zero. */
  double[] offDiagonal() {
    return offDiagonal.clone();
  }

  private void column(int k, int j) {
    double[] row = a[j];
    for (int p = 0; p < j - k; p++) {
      Products.addScaled(-w[p][j], v[p], row, j, n);
      Products.addScaled(-v[p][j], w[p], row, j, n);
    }
    diagonal[j] = row[j];
    double[] reflection = new double[n];
    double[] effect = new double[n];
    v[j - k] = reflection;
    w[j - k] = effect;
    if (j + 1 == n) {
      return;
    }
    double tau = reflect(row, j + 1, reflection);
    offDiagonal[j] = tau == 0 ? row[j + 1] : reflection[j + 1];
    if (tau == 0) {
      Arrays.fill(reflection, 0);
      return;
    }
    reflection[j + 1] = 1;
    multiply(reflection, j + 1, effect);
    for (int p = 0; p < j - k; p++) {
      double ofW = Products.dot(w[p], reflection, j + 1, n);
      double ofV = Products.dot(v[p], reflection, j + 1, n);
      Products.addScaled(-ofW, v[p], effect, j + 1, n);
      Products.addScaled(-ofV, w[p], effect, j + 1, n);
    }
    double half = -tau * tau / 2 * Products.dot(effect, reflection, j + 1, n);
    for (int i = j + 1; i < n; i++) {
      effect[i] = tau * effect[i] + half * reflection[i];
    }
  }

  /**
   * Finds the reflection {@code I - tau v v^T}, v starting with 1, that leaves the first value of a
   * vector alone: it becomes the first of the result for now, the others are those of v. Tau is 0
   * if the others are zero already.
   */
  private double reflect(double[] x, int from, double[] target) {
    double largest = 0;
    for (int i = from + 1; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    if (largest == 0) {
      return 0;
    }
    double scale = Math.max(largest, Math.abs(x[from]));
    for (int i = from; i < n; i++) {
      target[i] = x[i] / scale;
    }
    double sum = Products.dot(target, target, from, n);
    double alpha = target[from];
    double beta = -Math.copySign(Math.sqrt(sum), alpha);
    for (int i = from + 1; i < n; i++) {
      target[i] /= alpha - beta;
    }
    target[from] = beta * scale;
    return (beta - alpha) / beta;
  }

  /** Multiplies the part of the matrix that a panel started with. */
  private void multiply(double[] x, int from, double[] target) {
    int size = n - from;
    Range rows = new Range(from, n);
    int tasks = (long) size * size < SHARED_VALUES ? 1 : parallel.threads();
    int width = (size + tasks - 1) / tasks;
    parallel.run(
        tasks,
        task -> {
          int start = from + task * width;
          Products.addRow(x, a, target, new Range(start, Math.min(start + width, n)), rows);
        });
  }

  private void update(int k, int end) {
    if (end == n) {
      return;
    }
    int count = end - k;
    double[][] left = new double[n][];
    for (int i = end; i < n; i++) {
      left[i] = new double[2 * count];
      for (int p = 0; p < count; p++) {
        left[i][p] = -v[p][i];
        left[i][count + p] = -w[p][i];
      }
    }
    double[][] right = new double[2 * count][];
    System.arraycopy(w, 0, right, 0, count);
    System.arraycopy(v, 0, right, count, count);
    int rows = n - end;
    parallel.run(
        Range.blocks(ROWS_PER_TASK, rows),
        task -> {
          Range block = Range.block(task, ROWS_PER_TASK, rows);
          Products.add(
              left,
              right,
              a,
              new Range(end + block.from(), end + block.to()),
              new Range(end, n),
              new Range(0, 2 * count));
        });
  }
}
