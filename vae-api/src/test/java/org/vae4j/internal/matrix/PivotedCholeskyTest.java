package org.vae4j.internal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.internal.Parallel;

final class PivotedCholeskyTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "5, 5", "33, 33", "100, 100", "100, 40", "64, 1", "70, 200"})
  void of_givesAFactorOfItsRank(int size, int columns) {
    double[][] matrix = TestMatrices.gram(TestMatrices.rows(size, columns, 1));
    try (Parallel parallel = Parallel.of(2)) {
      PivotedCholesky factor = PivotedCholesky.of(matrix, parallel);
      assertThat(factor.rank()).isEqualTo(Math.min(size, columns));
      requireFactor(factor, matrix);
    }
  }

  @Test
  void of_zeros() {
    try (Parallel parallel = Parallel.of(1)) {
      assertThat(PivotedCholesky.of(new double[3][3], parallel).rank()).isZero();
    }
  }

  @Test
  void of_unitsThatDiffer_keepsEachVariable() {
    double[][] matrix = {{1e12, 0, 0}, {0, 0, 0}, {0, 0, 1e-12}};
    try (Parallel parallel = Parallel.of(1)) {
      PivotedCholesky factor = PivotedCholesky.of(matrix, parallel);
      assertThat(factor.rank()).isEqualTo(2);
      requireFactor(factor, matrix);
    }
  }

  private static void requireFactor(PivotedCholesky factor, double[][] matrix) {
    double[][] l = factor.rows();
    int[] order = factor.order();
    assertThat(order.clone()).doesNotHaveDuplicates().hasSize(matrix.length);
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        double scale = Math.sqrt(matrix[order[i]][order[i]] * matrix[order[j]][order[j]]);
        assertThat(Products.dot(l[i], l[j], 0, l.length))
            .isEqualTo(matrix[order[i]][order[j]], within(1e-13 * scale));
        assertThat(j > i || j >= factor.rank() ? l[i][j] : 0).isZero();
      }
    }
  }
}
