package org.vae4j.internal.matrix;

import java.util.Arrays;
import org.vae4j.internal.Parallel;

/**
 * The trace of the square root of a product of two covariance matrices, {@code tr (S1 S2)^(1/2)}.
 *
 * <p>With {@code S1 = L L^T} the product has the eigenvalues of the symmetric {@code L^T S2 L}, and
 * some zeros. So one factorization and one eigendecomposition, eigenvalues only, do where {@code
 * S1^(1/2) S2 S1^(1/2)} takes two, the first with its vectors.
 */
public final class SquareRootTrace {
  private static final int ROWS_PER_TASK = 32;
  private static final int PIECE = 64;

  private SquareRootTrace() {}

  /**
   * Returns the trace.
   *
   * @param first a covariance matrix: symmetric, positive semidefinite up to rounding, finite
   * @param second another of the same size
   * @param parallel runs the work
   * @return the sum of the square roots of the eigenvalues; those below zero by rounding count as
   *     zero
   */
  public static double of(double[][] first, double[][] second, Parallel parallel) {
    PivotedCholesky factor = PivotedCholesky.of(first, parallel);
    if (factor.rank() == 0) {
      return 0;
    }
    double[][] product = congruent(factor, second, parallel);
    Tridiagonalization reduced = Tridiagonalization.of(product, parallel);
    return Arrays.stream(TridiagonalEigenvalues.of(reduced.diagonal(), reduced.offDiagonal()))
        .map(value -> Math.sqrt(Math.max(0, value)))
        .sum();
  }

  /** Returns L^T S L, with S in the order of the factor. */
  private static double[][] congruent(PivotedCholesky factor, double[][] s, Parallel parallel) {
    int n = s.length;
    int rank = factor.rank();
    int[] order = factor.order();
    double[][] l = factor.rows();
    double[][] sl = new double[n][rank];
    parallel.run(
        Range.blocks(ROWS_PER_TASK, n),
        task -> {
          Range rows = Range.block(task, ROWS_PER_TASK, n);
          double[][] ordered = new double[rows.to()][];
          for (int i = rows.from(); i < rows.to(); i++) {
            ordered[i] = new double[n];
            for (int p = 0; p < n; p++) {
              ordered[i][p] = s[order[i]][order[p]];
            }
          }
          // Row p of L ends at column p, so each piece of its rows has its own number of columns.
          for (int piece = 0; piece < Range.blocks(PIECE, n); piece++) {
            Range inner = Range.block(piece, PIECE, n);
            Products.add(ordered, l, sl, rows, new Range(0, Math.min(inner.to(), rank)), inner);
          }
        });
    double[][] transposed = transposeInPlace(l);
    double[][] product = new double[rank][rank];
    parallel.run(
        Range.blocks(ROWS_PER_TASK, rank),
        task -> {
          Range rows = Range.block(task, ROWS_PER_TASK, rank);
          Products.add(
              transposed, sl, product, rows, new Range(0, rows.to()), new Range(rows.from(), n));
        });
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < i; j++) {
        product[j][i] = product[i][j];
      }
    }
    return product;
  }

  private static double[][] transposeInPlace(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        double value = matrix[i][j];
        matrix[i][j] = matrix[j][i];
        matrix[j][i] = value;
      }
    }
    return matrix;
  }
}
