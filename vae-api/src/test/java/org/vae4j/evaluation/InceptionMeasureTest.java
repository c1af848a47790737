package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class InceptionMeasureTest {
  /** Salimans et al. 2016: exp of the mean of KL(p(y|x) || p(y)). */
  private static double plain(double[][] p) {
    int classes = p[0].length;
    double[] mean = new double[classes];
    for (double[] row : p) {
      for (int c = 0; c < classes; c++) {
        mean[c] += row[c] / p.length;
      }
    }
    double sum = 0;
    for (double[] row : p) {
      for (int c = 0; c < classes; c++) {
        sum += row[c] == 0 ? 0 : row[c] * Math.log(row[c] / mean[c]) / p.length;
      }
    }
    return Math.exp(sum);
  }

  @Test
  void score_isThePlainOne() {
    double[][] p = {{0.5, 0.25, 0.25}, {0.75, 0.125, 0.125}, {0, 1, 0}, {0.25, 0.25, 0.5}};
    InceptionMeasure one = new InceptionMeasure(3, 1, 4);
    InceptionMeasure two = new InceptionMeasure(3, 2, 4);
    for (double[] row : p) {
      Samples item = Samples.of(Shape.of(3), (float) row[0], (float) row[1], (float) row[2]);
      one.add(item);
      two.add(item);
    }
    assertThat(one.score().mean()).isEqualTo(plain(p), within(1e-12));
    assertThat(one.score().standardDeviation()).isZero();
    double first = plain(new double[][] {p[0], p[1]});
    double second = plain(new double[][] {p[2], p[3]});
    assertThat(two.score().mean()).isEqualTo((first + second) / 2, within(1e-12));
    assertThat(two.score().standardDeviation())
        .isEqualTo(Math.abs(first - second) / 2, within(1e-12));
    assertThat(two.score().splits()).isEqualTo(2);
  }

  @Test
  void score_bounds() {
    InceptionMeasure certain = new InceptionMeasure(2, 1, 2);
    certain.add(Samples.of(Shape.of(2), 1, 0, 0, 1));
    assertThat(certain.score().mean()).isEqualTo(2, within(1e-14));
    InceptionMeasure unsure = new InceptionMeasure(2, 1, 2);
    unsure.add(Samples.of(Shape.of(2), 0.5f, 0.5f, 0.5f, 0.5f));
    assertThat(unsure.score().mean()).isEqualTo(1, within(1e-14));
    assertThat(unsure.score()).hasToString("1.0000 ± 0.0000 (1 splits, 2 classes)");
  }
}
