package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.random.GaussianStream;
import org.vae4j.testing.ScalingModel;

final class LatentStatisticsTest {
  private static Posterior posterior(Samples mean, Samples logVariance) {
    return new Posterior(mean, logVariance);
  }

  private static Samples normal(int count, int size, long stream) {
    return Samples.filledBy(
        count, Shape.of(size), values -> GaussianStream.of(1, stream).fill(0, values));
  }

  @Test
  void report_twoItemsByHand() {
    // Dimension 0 has means 1 and 3, dimension 1 has 0 and 0; the variances are 1, 4; 1, 1.
    float log4 = (float) Math.log(4);
    LatentReport report =
        LatentReport.of(
            posterior(Samples.of(Shape.of(2), 1, 0, 3, 0), Samples.of(Shape.of(2), 0, 0, log4, 0)));
    LatentDimension used = report.dimensions().get(0);
    assertThat(used.mean()).isEqualTo(2);
    assertThat(used.variance()).isEqualTo(1);
    // KL is (1 + 1 - 1 - 0) / 2 for the first item and (9 + 4 - 1 - log 4) / 2 for the second.
    assertThat(used.kl()).isCloseTo((0.5 + (12 - Math.log(4)) / 2) / 2, within(1e-6));
    assertThat(report.dimensions().get(1)).isEqualTo(new LatentDimension(0, 0, 0));
    assertThat(report.items()).isEqualTo(2);
    assertThat(report.activeCount()).isEqualTo(1);
    assertThat(report.inactiveCount()).isEqualTo(1);
    assertThat(report.kl()).isEqualTo(used.kl());
    assertThat(report).hasToString("1 of 2 latent dimensions are active over 2 items");
  }

  @Test
  void batches_giveWhatOneBatchGives() {
    Samples mean = normal(1000, 3, 1);
    Samples logVariance = normal(1000, 3, 2);
    LatentReport whole = LatentReport.of(posterior(mean, logVariance));
    LatentStatistics statistics = new LatentStatistics(3);
    statistics.add(posterior(mean.slice(0, 1), logVariance.slice(0, 1)));
    statistics.add(posterior(mean.slice(1, 400), logVariance.slice(1, 400)));
    statistics.add(posterior(mean.slice(400, 1000), logVariance.slice(400, 1000)));
    assertThat(statistics.report()).isEqualTo(whole);
    for (LatentDimension dimension : whole.dimensions()) {
      assertThat(dimension.mean()).isCloseTo(0, within(0.15));
      assertThat(dimension.variance()).isCloseTo(1, within(0.2));
    }
  }

  @Test
  void variance_ofSmallDifferencesAroundALargeMean_keepsItsDigits() {
    // Steps of 1/16 around 10,000: the mean square and the squared mean share 11 digits.
    int count = 4097;
    Samples mean =
        Samples.filledBy(
            count,
            Shape.of(1),
            values -> {
              for (int i = 0; i < count; i++) {
                values[i] = 10_000 + (i % 3 - 1) / 16f;
              }
            });
    Samples zeros = Samples.filledBy(count, Shape.of(1), values -> {});
    double expected = 0;
    double average = 10_000 - (count % 3 == 2 ? 1 : 0) / 16.0 / count;
    for (int i = 0; i < count; i++) {
      expected += Math.pow(mean.value(i, 0) - average, 2) / count;
    }
    LatentDimension dimension = LatentReport.of(posterior(mean, zeros)).dimensions().get(0);
    assertThat(dimension.variance()).isCloseTo(expected, within(1e-10));
    assertThat(dimension.active()).isFalse();
  }

  @Test
  void active_isAboveOneHundredth() {
    assertThat(new LatentDimension(0, 0.01, 0).active()).isFalse();
    assertThat(new LatentDimension(0, 0.010001, 0).active()).isTrue();
  }

  @Test
  void report_ofAModel_usesItsEncoder() {
    LatentReport report =
        LatentReport.of(new ScalingModel(1, 0), ArrayDataset.of(normal(500, 2, 3)), 100);
    assertThat(report.items()).isEqualTo(100);
    assertThat(report.dimensions().get(0).active()).isTrue();
    assertThat(report.dimensions().get(1)).isEqualTo(new LatentDimension(0, 0, 0));
  }

  @Test
  void report_withoutItems() {
    assertThatThrownBy(() -> new LatentStatistics(2).report())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("LatentStatistics: expected at least one item, found 0; add items first");
  }

  @Test
  void add_otherSize() {
    assertThatThrownBy(
            () -> new LatentStatistics(2).add(posterior(normal(1, 3, 1), normal(1, 3, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LatentStatistics: expected 2 latent dimensions, found 3; use statistics of their own"
                + " for each model");
  }

  @Test
  void latentSize_lessThanOne() {
    assertThatThrownBy(() -> new LatentStatistics(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LatentStatistics latentSize: expected at least 1, found 0");
  }
}
