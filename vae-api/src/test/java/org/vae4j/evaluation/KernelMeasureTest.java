package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.internal.Parallel;
import org.vae4j.testing.GoldenFiles;

final class KernelMeasureTest {
  static List<JsonElement> cases() {
    return GoldenFiles.read("statistics.json")
        .getAsJsonObject("kid")
        .getAsJsonArray("cases")
        .asList();
  }

  private static float[][] rows(JsonObject object, String member) {
    List<JsonElement> rows = object.getAsJsonArray(member).asList();
    float[][] result = new float[rows.size()][];
    for (int i = 0; i < result.length; i++) {
      List<JsonElement> row = rows.get(i).getAsJsonArray().asList();
      result[i] = new float[row.size()];
      for (int j = 0; j < row.size(); j++) {
        result[i][j] = row.get(j).getAsFloat();
      }
    }
    return result;
  }

  private static double discrepancy(float[][] x, float[][] y) {
    try (Parallel parallel = Parallel.of(2)) {
      return KernelMeasure.squaredDiscrepancy(x, y, parallel);
    }
  }

  /** Bińkowski et al. 2018, equation 4, over all pairs. */
  private static double plain(float[][] x, float[][] y) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        xx += i == j ? 0 : kernel(x[i], x[j]);
      }
    }
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        yy += i == j ? 0 : kernel(y[i], y[j]);
      }
    }
    for (float[] a : x) {
      for (float[] b : y) {
        xy += kernel(a, b);
      }
    }
    double m = x.length;
    double n = y.length;
    return xx / (m * (m - 1)) + yy / (n * (n - 1)) - 2 * xy / (m * n);
  }

  private static double kernel(float[] x, float[] y) {
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      product += (double) x[i] * y[i];
    }
    return Math.pow(product / x.length + 1, 3);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void squaredDiscrepancy_golden(JsonElement element) {
    JsonObject golden = element.getAsJsonObject();
    double expected = golden.get("unbiased").getAsDouble();
    // The golden values' inputs are decimals, ours the float32 numbers beside them.
    assertThat(discrepancy(rows(golden, "x"), rows(golden, "y")))
        .isEqualTo(expected, within(1e-5 * Math.abs(expected)));
  }

  @Test
  void squaredDiscrepancy_goldenSubsets() {
    JsonObject golden = cases().get(0).getAsJsonObject();
    float[][] x = rows(golden, "x");
    float[][] y = rows(golden, "y");
    double[] expected = GoldenFiles.numbers(golden, "subset_unbiased");
    double[] found = new double[expected.length];
    for (int subset = 0; subset < expected.length; subset++) {
      List<Integer> numbers =
          golden.getAsJsonArray("subset_rows").get(subset).getAsJsonArray().asList().stream()
              .map(JsonElement::getAsInt)
              .toList();
      found[subset] =
          discrepancy(
              numbers.stream().map(i -> x[i]).toArray(float[][]::new),
              numbers.stream().map(i -> y[i]).toArray(float[][]::new));
      assertThat(found[subset]).isEqualTo(expected[subset], within(1e-5));
    }
    assertThat(Spread.mean(found)).isEqualTo(golden.get("subset_mean").getAsDouble(), within(1e-5));
    assertThat(Spread.standardDeviation(found, found.length))
        .isEqualTo(golden.get("subset_std_population").getAsDouble(), within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"2, 2, 1", "30, 41, 7", "600, 520, 3", "257, 300, 130"})
  void squaredDiscrepancy_isThePlainOne(int xs, int ys, int size) {
    float[][] x = TestSets.normal(xs, size, 0, 1, 1);
    float[][] y = TestSets.normal(ys, size, 0.3, 1.2, 2);
    double expected = plain(x, y);
    assertThat(discrepancy(x, y))
        .isEqualTo(expected, within(1e-11 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void measure_ofAllItems_isTheDiscrepancy() {
    float[][] x = TestSets.normal(40, 5, 0, 1, 1);
    float[][] y = TestSets.normal(40, 5, 1, 1, 2);
    try (Parallel parallel = Parallel.of(2)) {
      KernelDistance distance = KernelMeasure.measure(x, y, 4, 40, 9, parallel);
      assertThat(distance.mean()).isEqualTo(plain(x, y), within(1e-11));
      assertThat(distance.standardDeviation()).isEqualTo(0, within(1e-11));
    }
  }

  @Test
  void measure_subsets() {
    float[][] x = TestSets.normal(300, 5, 0, 1, 1);
    float[][] same = TestSets.normal(300, 5, 0, 1, 2);
    float[][] other = TestSets.normal(300, 5, 0.5, 1, 3);
    try (Parallel one = Parallel.of(1);
        Parallel three = Parallel.of(3)) {
      KernelDistance near = KernelMeasure.measure(x, same, 50, 100, 1, one);
      KernelDistance far = KernelMeasure.measure(x, other, 50, 100, 1, one);
      assertThat(near.mean()).isBetween(-0.05, 0.05);
      assertThat(far.mean()).isEqualTo(plain(x, other), within(0.1));
      assertThat(far.standardDeviation()).isBetween(0.01, 1.0);
      assertThat(KernelMeasure.measure(x, other, 50, 100, 1, three)).isEqualTo(far);
      assertThat(KernelMeasure.measure(x, other, 50, 100, 2, one)).isNotEqualTo(far);
      assertThat(new KernelDistance(0.01234, 0.0005, 100, 1000))
          .hasToString("0.0123 ± 5.0000e-04 (100 subsets of 1000)");
    }
  }
}
