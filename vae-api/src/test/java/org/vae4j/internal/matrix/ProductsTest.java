package org.vae4j.internal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductsTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 3, 4", "5, 7, 6", "3, 600, 70", "8, 513, 129", "1, 20, 13"})
  void add_isTheProduct(int rows, int columns, int inner) {
    double[][] a = TestMatrices.rows(rows, inner, 1);
    double[][] b = TestMatrices.rows(inner, columns, 2);
    double[][] c = TestMatrices.rows(rows, columns, 3);
    double[][] expected = TestMatrices.rows(rows, columns, 3);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int p = 0; p < inner; p++) {
          expected[i][j] += a[i][p] * b[p][j];
        }
      }
    }
    Products.add(a, b, c, new Range(0, rows), new Range(0, columns), new Range(0, inner));
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        assertThat(c[i][j]).isEqualTo(expected[i][j], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "7", "8", "64", "77", "131"})
  void add_anyPlace_givesTheSameBits(int inner) {
    double[][] x = TestMatrices.rows(5, inner, 1);
    double[][] transposed = new double[inner][5];
    for (int p = 0; p < inner; p++) {
      for (int i = 0; i < 5; i++) {
        transposed[p][i] = x[i][p];
      }
    }
    double[][] c = new double[5][5];
    Products.add(x, transposed, c, new Range(0, 5), new Range(0, 5), new Range(0, inner));
    for (int i = 0; i < 5; i++) {
      assertThat(c[i][i]).isEqualTo(Products.squaredNorm(x[i]));
      for (int j = 0; j < i; j++) {
        assertThat(c[i][j]).isEqualTo(c[j][i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 9", "3, 3", "2, 9"})
  void dot_isTheSumOfProducts(int from, int to) {
    double[] x = TestMatrices.rows(1, 9, 1)[0];
    double[] y = TestMatrices.rows(1, 9, 2)[0];
    double expected = 0;
    for (int i = from; i < to; i++) {
      expected += x[i] * y[i];
    }
    assertThat(Products.dot(x, y, from, to)).isEqualTo(expected, within(1e-14));
  }
}
