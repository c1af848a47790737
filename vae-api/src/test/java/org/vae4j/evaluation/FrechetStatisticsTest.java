package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Parallel;
import org.vae4j.testing.GoldenFiles;

final class FrechetStatisticsTest {
  static List<JsonElement> samples() {
    return golden("from_samples").asList();
  }

  private static JsonArray golden(String member) {
    return GoldenFiles.read("statistics.json").getAsJsonObject("frechet").getAsJsonArray(member);
  }

  private static double[][] matrix(JsonObject object, String member) {
    return object.getAsJsonArray(member).asList().stream()
        .map(row -> row.getAsJsonArray().asList().stream())
        .map(row -> row.mapToDouble(JsonElement::getAsDouble).toArray())
        .toArray(double[][]::new);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void distance_goldenSamples(JsonElement element) {
    JsonObject golden = element.getAsJsonObject();
    FrechetStatistics a = FrechetStatistics.of(matrix(golden, "a"));
    FrechetStatistics b = FrechetStatistics.of(matrix(golden, "b"));
    double expected = golden.get("frechet_mp").getAsDouble();
    // Equal sets have the distance 0 up to the rounding of the traces.
    double tolerance = expected == 0 ? 1e-12 : 1e-9 * expected;
    assertThat(a.distance(b)).isEqualTo(expected, within(tolerance));
    assertThat(b.distance(a)).isEqualTo(expected, within(tolerance));
    assertThat(a.mean()).containsExactly(GoldenFiles.numbers(golden, "mean_a"), within(1e-12));
    assertThat(trace(a)).isEqualTo(golden.get("trace_cov_a").getAsDouble(), within(1e-11));
    assertThat(trace(b)).isEqualTo(golden.get("trace_cov_b").getAsDouble(), within(1e-11));
  }

  private static double trace(FrechetStatistics statistics) {
    double trace = 0;
    for (int j = 0; j < statistics.featureSize(); j++) {
      trace += statistics.covariance()[j][j];
    }
    return trace;
  }

  @Test
  void covariance_golden() {
    JsonObject golden = samples().get(0).getAsJsonObject();
    FrechetStatistics a = FrechetStatistics.of(matrix(golden, "a"));
    double[][] expected = matrix(golden, "cov_a");
    for (int i = 0; i < expected.length; i++) {
      assertThat(a.covariance()[i]).containsExactly(expected[i], within(1e-13));
    }
  }

  @Test
  void distance_goldenRidge() {
    JsonObject golden = samples().get(0).getAsJsonObject();
    FrechetStatistics a = FrechetStatistics.of(matrix(golden, "a")).withRidge(1e-6);
    FrechetStatistics b = FrechetStatistics.of(matrix(golden, "b")).withRidge(1e-6);
    double expected = golden.get("with_1e-6_ridge_mp").getAsDouble();
    assertThat(a.distance(b)).isEqualTo(expected, within(1e-9 * expected));
  }

  @Test
  void distance_goldenMoments() {
    JsonObject golden = golden("from_moments").get(0).getAsJsonObject();
    FrechetStatistics one =
        FrechetStatistics.of(GoldenFiles.numbers(golden, "mean1"), matrix(golden, "cov1"));
    FrechetStatistics two =
        FrechetStatistics.of(GoldenFiles.numbers(golden, "mean2"), matrix(golden, "cov2"));
    assertThat(one.distance(two)).isEqualTo(golden.get("frechet").getAsDouble(), within(1e-13));
    assertThat(one.count()).isEqualTo(FrechetStatistics.UNKNOWN_COUNT);
  }

  /** Rows of fractions; the distances of these were computed with 50 digits by mpmath. */
  private static FrechetStatistics fractions(
      int count, int size, int k, IntToDoubleFunction scale) {
    double[][] rows = new double[count][size];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        int number = (i * i * 37 + (j + 1) * (j + k) * 101 + (i + 1) * (j + 2) * 17 * k) % 997;
        rows[i][j] = (number / 997.0 - 0.5) * scale.applyAsDouble(j);
      }
    }
    return FrechetStatistics.of(rows);
  }

  @Test
  void distance_rankDeficient() {
    FrechetStatistics a = fractions(7, 12, 1, j -> 1);
    FrechetStatistics b = fractions(9, 12, 2, j -> 1);
    assertThat(a.distance(b)).isEqualTo(0.9663725223005848, within(1e-12));
    assertThat(b.distance(a)).isEqualTo(0.9663725223005848, within(1e-12));
  }

  @Test
  void distance_rankDeficientIdentical() {
    FrechetStatistics a = fractions(7, 12, 1, j -> 1);
    assertThat(a.distance(a)).isEqualTo(0, within(1e-12));
  }

  @Test
  void distance_badScales() {
    IntToDoubleFunction scale = j -> Math.pow(10, 2 * j - 5);
    double distance = fractions(40, 6, 1, scale).distance(fractions(40, 6, 2, scale));
    assertThat(distance).isEqualTo(29969452.556967866, within(1e-6 * distance));
    assertThat(fractions(40, 6, 1, j -> 1).distance(fractions(40, 6, 2, j -> 1)))
        .isEqualTo(0.03718357351272341, within(1e-10 * 0.037));
  }

  @Test
  void distance_constantFeatures() {
    double[][] rows = {{1, 5, 0}, {1, 7, 0}, {1, 9, 0}};
    double[][] others = {{3, 5, 0}, {3, 7, 0}, {3, 9, 0}};
    FrechetStatistics a = FrechetStatistics.of(rows);
    FrechetStatistics b = FrechetStatistics.of(others);
    assertThat(a.distance(b)).isEqualTo(4, within(1e-14));
    assertThat(a.constantFeatures()).isEqualTo(2);
    double[][] same = {{1, 2}, {1, 2}};
    assertThat(FrechetStatistics.of(same).distance(FrechetStatistics.of(same))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 60, 130})
  void of_largeOffset_keepsItsDigits(int size) {
    float[][] rows = TestSets.normal(700, size, 0, 1, 5);
    double[][] plain = TestSets.doubles(rows);
    double[][] shifted =
        Arrays.stream(plain)
            .map(row -> Arrays.stream(row).map(x -> Math.rint(x * 1024) / 1024 + 1e6).toArray())
            .toArray(double[][]::new);
    double[][] expected = covariance(shifted);
    double[][] found = FrechetStatistics.of(shifted).covariance();
    for (int i = 0; i < size; i++) {
      assertThat(found[i]).containsExactly(expected[i], within(1e-10));
    }
  }

  /** Two passes, the plainest way. */
  private static double[][] covariance(double[][] rows) {
    int size = rows[0].length;
    double[] mean = new double[size];
    for (double[] row : rows) {
      for (int j = 0; j < size; j++) {
        mean[j] += (row[j] - 1e6) / rows.length;
      }
    }
    double[][] covariance = new double[size][size];
    for (double[] row : rows) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariance[i][j] +=
              (row[i] - 1e6 - mean[i]) * (row[j] - 1e6 - mean[j]) / (rows.length - 1);
        }
      }
    }
    return covariance;
  }

  @Test
  void of_anyThreads_givesTheSameBits() {
    float[][] rows = TestSets.normal(600, 70, 1, 2, 3);
    double[][] first = accumulate(rows, 1);
    assertThat(accumulate(rows, 3)).isDeepEqualTo(first);
  }

  private static double[][] accumulate(float[][] rows, int threads) {
    try (Parallel parallel = Parallel.of(threads)) {
      MomentAccumulator moments = new MomentAccumulator(rows[0].length, parallel);
      for (float[] row : rows) {
        moments.add(row);
      }
      assertThat(moments.count()).isEqualTo(rows.length);
      return moments.statistics().covariance();
    }
  }

  @Test
  void merge_isThatOfAllItems() {
    double[][] rows = TestSets.doubles(TestSets.normal(500, 20, 3, 2, 1));
    FrechetStatistics all = FrechetStatistics.of(rows);
    FrechetStatistics merged =
        FrechetStatistics.of(Arrays.copyOf(rows, 123))
            .merge(FrechetStatistics.of(Arrays.copyOfRange(rows, 123, 500)));
    assertThat(merged.count()).isEqualTo(500);
    assertThat(merged.mean()).containsExactly(all.mean(), within(1e-13));
    for (int i = 0; i < 20; i++) {
      assertThat(merged.covariance()[i]).containsExactly(all.covariance()[i], within(1e-12));
    }
  }

  @Test
  void merge_unknownCount() {
    FrechetStatistics known = FrechetStatistics.of(new double[][] {{1}, {2}});
    FrechetStatistics unknown = FrechetStatistics.of(new double[] {0}, new double[][] {{1}});
    assertThatThrownBy(() -> known.merge(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FrechetStatistics.merge: expected a known count, found none; the count is each set's"
                + " weight");
    assertThatThrownBy(() -> unknown.merge(known)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void of_samples() {
    Samples rows = Samples.of(Shape.of(2), 1, 2, 3, 5, 5, 11);
    FrechetStatistics statistics = FrechetStatistics.of(rows);
    assertThat(statistics.mean()).containsExactly(3, 6);
    assertThat(statistics.covariance()).isDeepEqualTo(new double[][] {{4, 9}, {9, 21}});
    assertThat(statistics)
        .hasToString("mean and covariance of 2 features over 3 items")
        .extracting(FrechetStatistics::count)
        .isEqualTo(3L);
  }

  @Test
  void of_tooFewItems() {
    String message =
        "FrechetStatistics: expected at least 2 items, found 1; one item has no covariance";
    assertThatThrownBy(() -> FrechetStatistics.of(new double[][] {{1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> FrechetStatistics.of(Samples.of(Shape.of(1), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> FrechetStatistics.of(new double[0][]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 0");
  }

  @Test
  void of_valuesThatAreNotFinite() {
    assertThatThrownBy(() -> FrechetStatistics.of(Samples.of(Shape.of(2), 1, 2, 3, Float.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "FrechetStatistics row 1, feature 1: expected a finite number, found NaN;");
    assertThatThrownBy(() -> FrechetStatistics.of(new double[][] {{1}, {Double.POSITIVE_INFINITY}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found Infinity");
  }

  @Test
  void of_sizesThatDiffer() {
    assertThatThrownBy(() -> FrechetStatistics.of(new double[][] {{1, 2}, {1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FrechetStatistics row 1: expected 2 values, found 1; all rows have one length");
    assertThatThrownBy(() -> FrechetStatistics.of(new double[] {1, 2}, new double[][] {{1, 0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FrechetStatistics covariance: expected 2 rows");
    FrechetStatistics one = FrechetStatistics.of(new double[][] {{1}, {2}});
    FrechetStatistics two = FrechetStatistics.of(new double[][] {{1, 2}, {2, 3}});
    assertThatThrownBy(() -> one.distance(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FrechetStatistics: expected 1 features, found 2; only features of one extractor can"
                + " be compared");
  }

  @Test
  void of_momentsThatAreNone() {
    double[] mean = {0, 0};
    assertThatThrownBy(() -> FrechetStatistics.of(mean, new double[][] {{1, 0.5}, {0.2, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("a covariance is symmetric");
    assertThatThrownBy(() -> FrechetStatistics.of(mean, new double[][] {{-1, 0}, {0, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a variance of at least 0, found -1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void withRidge_badValue(double ridge) {
    FrechetStatistics statistics = FrechetStatistics.of(new double[][] {{1}, {2}});
    assertThatThrownBy(() -> statistics.withRidge(ridge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ridge: expected a finite number of at least 0, found " + ridge);
  }
}
