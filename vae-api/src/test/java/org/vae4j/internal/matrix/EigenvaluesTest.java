package org.vae4j.internal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.internal.Parallel;

final class EigenvaluesTest {
  private static double[] eigenvalues(double[][] matrix) {
    try (Parallel parallel = Parallel.of(2)) {
      Tridiagonalization reduced = Tridiagonalization.of(matrix, parallel);
      double[] values = TridiagonalEigenvalues.of(reduced.diagonal(), reduced.offDiagonal());
      Arrays.sort(values);
      return values;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 32, 33, 64, 100, 450})
  void of_knownValues(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = (i - n / 3) * 0.5;
    }
    double[] found = eigenvalues(TestMatrices.reflected(values));
    for (int i = 0; i < n; i++) {
      assertThat(found[i]).isEqualTo(values[i], within(1e-13 * n));
    }
  }

  @Test
  void of_randomMatrix_hasItsTraces() {
    double[][] matrix = TestMatrices.gram(TestMatrices.rows(80, 90, 1));
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < 80; i++) {
      trace += matrix[i][i];
      squares += Products.squaredNorm(matrix[i]);
    }
    double[] found = eigenvalues(matrix);
    assertThat(Arrays.stream(found).sum()).isEqualTo(trace, within(1e-12 * trace));
    assertThat(Products.squaredNorm(found)).isEqualTo(squares, within(1e-12 * squares));
  }

  @Test
  void of_secondDifferences() {
    double[] diagonal = new double[50];
    double[] beside = new double[50];
    Arrays.fill(diagonal, 2);
    Arrays.fill(beside, -1);
    double[] found = TridiagonalEigenvalues.of(diagonal, beside);
    Arrays.sort(found);
    for (int k = 1; k <= 50; k++) {
      assertThat(found[k - 1]).isEqualTo(2 - 2 * Math.cos(k * Math.PI / 51), within(1e-14));
    }
  }

  @Test
  void of_extremeValues() {
    assertThat(eigenvalues(TestMatrices.reflected(1e300, 3e300)))
        .satisfies(found -> assertThat(found[0]).isEqualTo(1e300, within(1e286)))
        .satisfies(found -> assertThat(found[1]).isEqualTo(3e300, within(1e286)));
    assertThat(eigenvalues(TestMatrices.reflected(1e-200, 3e-200)))
        .satisfies(found -> assertThat(found[0]).isEqualTo(1e-200, within(1e-214)));
    assertThat(eigenvalues(new double[4][4])).containsOnly(0);
  }
}
