package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.internal.Parallel;

final class NeighborMeasureTest {
  private static NeighborScores measure(float[][] real, float[][] generated, int k, int densityK) {
    try (Parallel parallel = Parallel.of(2)) {
      return NeighborMeasure.measure(real, generated, k, densityK, parallel);
    }
  }

  private static double distance(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += ((double) x[i] - y[i]) * ((double) x[i] - y[i]);
    }
    return Math.sqrt(sum);
  }

  /** NND_k of each item. */
  private static double[] radii(float[][] set, int k) {
    double[] radii = new double[set.length];
    for (int i = 0; i < set.length; i++) {
      radii[i] = radius(set, i, k);
    }
    return radii;
  }

  /** NND_k: the distance to the k-th nearest of the others. */
  private static double radius(float[][] set, int i, int k) {
    double[] distances = new double[set.length - 1];
    for (int j = 0, next = 0; j < set.length; j++) {
      if (i != j) {
        distances[next++] = distance(set[i], set[j]);
      }
    }
    Arrays.sort(distances);
    return distances[k - 1];
  }

  /** Kynkäänniemi et al. 2019, equations 1 and 2: the part of the one set in the other's balls. */
  private static double inside(float[][] set, float[][] points, int k) {
    double[] radii = radii(set, k);
    int count = 0;
    for (float[] point : points) {
      boolean found = false;
      for (int i = 0; i < set.length; i++) {
        found |= distance(point, set[i]) <= radii[i];
      }
      count += found ? 1 : 0;
    }
    return (double) count / points.length;
  }

  /** Naeem et al. 2020, equation 4. */
  private static double density(float[][] real, float[][] generated, int k) {
    double[] radii = radii(real, k);
    int balls = 0;
    for (float[] point : generated) {
      for (int i = 0; i < real.length; i++) {
        balls += distance(point, real[i]) <= radii[i] ? 1 : 0;
      }
    }
    return (double) balls / k / generated.length;
  }

  /** Naeem et al. 2020, equation 5. */
  private static double coverage(float[][] real, float[][] generated, int k) {
    int covered = 0;
    for (int i = 0; i < real.length; i++) {
      double radius = radius(real, i, k);
      boolean found = false;
      for (float[] point : generated) {
        found |= distance(point, real[i]) <= radius;
      }
      covered += found ? 1 : 0;
    }
    return (double) covered / real.length;
  }

  @ParameterizedTest
  @CsvSource({
    "40, 50, 2, 3, 5, 0.5",
    "60, 30, 7, 1, 1, 0.2",
    "30, 60, 128, 3, 5, 0.05",
    "90, 90, 3, 5, 3, 3"
  })
  void measure_isThePlainOne(int reals, int fakes, int size, int k, int densityK, double shift) {
    float[][] real = TestSets.normal(reals, size, 0, 1, 1);
    float[][] generated = TestSets.normal(fakes, size, shift, 0.8, 2);
    NeighborScores scores = measure(real, generated, k, densityK);
    assertThat(scores.precision()).isEqualTo(inside(real, generated, k));
    assertThat(scores.recall()).isEqualTo(inside(generated, real, k));
    assertThat(scores.density()).isEqualTo(density(real, generated, densityK), within(1e-12));
    assertThat(scores.coverage()).isEqualTo(coverage(real, generated, densityK));
    assertThat(scores.realCount()).isEqualTo(reals);
    assertThat(scores.generatedCount()).isEqualTo(fakes);
  }

  @Test
  void measure_manyBlocks_isThePlainOne() {
    float[][] real = TestSets.normal(530, 2, 0, 1, 1);
    float[][] generated = TestSets.normal(300, 2, 1, 0.5, 2);
    NeighborScores scores = measure(real, generated, 3, 5);
    assertThat(scores.precision()).isEqualTo(inside(real, generated, 3));
    assertThat(scores.recall()).isEqualTo(inside(generated, real, 3));
    assertThat(scores.coverage()).isEqualTo(coverage(real, generated, 5));
  }

  @Test
  void measure_identicalSets() {
    float[][] real = TestSets.normal(700, 9, 1000, 1, 1);
    NeighborScores scores = measure(real, real.clone(), 3, 5);
    assertThat(scores.precision()).isOne();
    assertThat(scores.recall()).isOne();
    assertThat(scores.coverage()).isOne();
    // Each item lies in its own ball and in those of the items that it is among the 5 nearest of.
    assertThat(scores.density()).isEqualTo(6.0 / 5, within(1e-12));
  }

  @Test
  void measure_constantFeatures() {
    float[][] same = new float[8][4];
    NeighborScores scores = measure(same, same.clone(), 3, 5);
    assertThat(scores.precision()).isOne();
    assertThat(scores.recall()).isOne();
    assertThat(scores.density()).isEqualTo(8.0 / 5, within(1e-12));
    assertThat(scores.coverage()).isOne();
  }

  @Test
  void measure_setsFarApart() {
    NeighborScores scores =
        measure(TestSets.normal(50, 3, 0, 1, 1), TestSets.normal(40, 3, 100, 1, 2), 3, 5);
    assertThat(scores).isEqualTo(new NeighborScores(0, 0, 0, 0, 3, 5, 50, 40));
    assertThat(scores)
        .hasToString(
            "precision, recall 0.0000, 0.0000 (k = 3, 50 real and 40 generated items); density,"
                + " coverage 0.0000, 0.0000 (k = 5, 50 real and 40 generated items)");
  }

  @Test
  void measure_modeCollapse_lowersRecallAndCoverage() {
    float[][] real = TestSets.normal(300, 2, 0, 1, 1);
    float[][] collapsed = TestSets.normal(300, 2, 0, 0.05, 2);
    NeighborScores scores = measure(real, collapsed, 3, 5);
    assertThat(scores.precision()).isGreaterThan(0.95);
    assertThat(scores.recall()).isLessThan(0.1);
    assertThat(scores.coverage()).isLessThan(0.2);
  }
}
