package org.vae4j.internal.matrix;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vae4j.internal.Parallel;

/**
 * A factor of a positive semidefinite matrix: {@code S = L L^T} with S in the order of {@link
 * #order} and L lower trapezoidal, {@code [n, rank]}. Columns are chosen by the largest remaining
 * variance, and the factor ends where that is rounding error [1, section 10.3], so that singular
 * matrices have one too. S is scaled to a unit diagonal at first, so that what counts as rounding
 * error doesn't depend on the units of the variables.
 *
 * <ol>
 *   <li>Higham 2002, "Accuracy and Stability of Numerical Algorithms", second edition.
 * </ol>
 */
final class PivotedCholesky {
  private static final int PANEL = 32;
  private static final int ROWS_PER_TASK = 32;
  private static final double EPSILON = Math.ulp(1.0);

  private final int n;
  private final double[][] a;
  private final double[] scale;
  private final int[] order;
  private final Parallel parallel;
  private int rank;

  private PivotedCholesky(double[][] matrix, Parallel parallel) {
    n = matrix.length;
    this.parallel = parallel;
    order = IntStream.range(0, n).toArray();
    scale = IntStream.range(0, n).mapToDouble(i -> Math.sqrt(matrix[i][i])).toArray();
    a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean constant = scale[i] == 0 || scale[j] == 0;
        a[i][j] = constant ? 0 : matrix[i][j] / scale[i] / scale[j];
      }
    }
  }

  /**
   * Factors a matrix.
   *
   * @param matrix symmetric, positive semidefinite up to rounding, finite; stays as it is
   * @param parallel runs the work
   * @return the factor
   */
  static PivotedCholesky of(double[][] matrix, Parallel parallel) {
    PivotedCholesky factor = new PivotedCholesky(matrix, parallel);
    factor.factor();
    return factor;
  }

  /** Returns the rows of L, with zeros above the diagonal. */
  double[][] rows() {
    return a;
  }

  /** Returns which row of S is the first of L, and so on. */
  int[] order() {
    return order.clone();
  }

  /** Returns the number of columns of L; the others are zero. */
  int rank() {
    return rank;
  }

  private void factor() {
    rank = n;
    for (int k = 0; k < n && rank == n; k += PANEL) {
      int end = Math.min(k + PANEL, n);
      int done = panel(k, end);
      if (done < end) {
        rank = done;
      } else if (end < n) {
        update(k, end);
      }
    }
    for (int i = 0; i < n; i++) {
      Arrays.fill(a[i], Math.min(i + 1, rank), n, 0);
      for (int j = 0; j < Math.min(i + 1, rank); j++) {
        a[i][j] *= scale[order[i]];
      }
    }
  }

  /** Factors some columns and returns how far it came. */
  private int panel(int k, int end) {
    double[] taken = new double[n];
    for (int j = k; j < end; j++) {
      int pivot = j;
      double best = Double.NEGATIVE_INFINITY;
      for (int i = j; i < n; i++) {
        if (j > k) {
          taken[i] += a[i][j - 1] * a[i][j - 1];
        }
        double left = a[i][i] - taken[i];
        if (left > best) {
          best = left;
          pivot = i;
        }
      }
      if (best <= n * EPSILON) {
        return j;
      }
      exchange(j, pivot, taken);
      column(k, j, Math.sqrt(best));
    }
    return end;
  }

  private void exchange(int j, int pivot, double[] taken) {
    if (pivot == j) {
      return;
    }
    double[] row = a[j];
    a[j] = a[pivot];
    a[pivot] = row;
    for (int i = j; i < n; i++) {
      double value = a[i][j];
      a[i][j] = a[i][pivot];
      a[i][pivot] = value;
    }
    double value = taken[j];
    taken[j] = taken[pivot];
    taken[pivot] = value;
    int index = order[j];
    order[j] = order[pivot];
    order[pivot] = index;
  }

  private void column(int k, int j, double root) {
    double[] row = a[j];
    row[j] = root;
    for (int i = j + 1; i < n; i++) {
      a[i][j] = (a[i][j] - Products.dot(a[i], row, k, j)) / root;
    }
  }

  /** Subtracts what the columns of a panel explain from the rest of the matrix. */
  private void update(int k, int end) {
    double[][] negative = new double[end][];
    for (int p = k; p < end; p++) {
      negative[p] = new double[n];
      for (int i = end; i < n; i++) {
        negative[p][i] = -a[i][p];
      }
    }
    int rows = n - end;
    parallel.run(
        Range.blocks(ROWS_PER_TASK, rows),
        task -> {
          Range block = Range.block(task, ROWS_PER_TASK, rows);
          Products.add(
              a,
              negative,
              a,
              new Range(end + block.from(), end + block.to()),
              new Range(end, n),
              new Range(k, end));
        });
  }
}
