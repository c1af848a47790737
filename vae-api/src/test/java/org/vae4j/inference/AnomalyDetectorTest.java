package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;
import org.vae4j.testing.ScalingModel;

final class AnomalyDetectorTest {
  /** Rebuilds the first value and forgets the second, whose square is then the score. */
  private final VaeModel model = new ScalingModel(1, 0);

  private static Samples normal(int count, long seed) {
    return Samples.filledBy(
        count, Shape.of(2), values -> GaussianStream.of(seed, 0).fill(0, values));
  }

  private static Samples numbers(int... seconds) {
    return Samples.filledBy(
        seconds.length,
        Shape.of(2),
        values -> {
          for (int i = 0; i < seconds.length; i++) {
            values[2 * i + 1] = seconds[i];
          }
        });
  }

  @Test
  void scores_withoutLikelihood_areSquaredErrors() {
    Samples items = Samples.of(Shape.of(2), 3, 1, 7, -2, 0, 0);
    assertThat(AnomalyDetector.of(model).scores(items)).containsExactly(1, 4, 0);
  }

  @Test
  void threshold_isTheScoreOfTheRank() {
    // Scores 1, 4, 9, … 81; rank ceil(10 * 0.7) = 7.
    AnomalyDetector detector =
        AnomalyDetector.of(model).fit(numbers(9, 1, 8, 2, 7, 3, 6, 4, 5), 0.3);
    assertThat(detector.threshold()).isEqualTo(49);
    assertThat(detector.items()).isEqualTo(9);
    assertThat(detector.falsePositiveRate()).isEqualTo(0.3);
    assertThat(detector.isAnomaly(numbers(6, 7, 8))).containsExactly(false, false, true);
    // Beta(3, 7) has variance 3 * 7 / (100 * 11).
    assertThat(detector.rateDeviation()).isCloseTo(Math.sqrt(21 / 1100.0), within(1e-15));
    assertThat(detector).hasToString("anomaly above 49.0000, 30.0% +- 14% of normal items (9)");
  }

  @Test
  void isAnomaly_ofOtherNormalItems_hasTheRateThatWasAskedFor() {
    AnomalyDetector detector = AnomalyDetector.of(model).fit(normal(20_000, 1), 0.05);
    boolean[] flags = detector.isAnomaly(normal(20_000, 2));
    int found = 0;
    for (boolean flag : flags) {
      found += flag ? 1 : 0;
    }
    // Both the threshold and this count are uncertain: five standard errors of the difference.
    assertThat(found / 20_000.0)
        .isCloseTo(0.05, within(5 * Math.sqrt(2) * detector.rateDeviation()));
    assertThat(detector.threshold()).isCloseTo(1.96 * 1.96, within(0.2));
  }

  @Test
  void isAnomaly_averagedOverSmallCalibrations_isAtMostTheRate() {
    int anomalies = 0;
    for (int trial = 0; trial < 4_000; trial++) {
      AnomalyDetector detector = AnomalyDetector.of(model).fit(normal(9, 2L * trial), 0.1);
      anomalies += detector.isAnomaly(normal(1, 2L * trial + 1))[0] ? 1 : 0;
    }
    // With the plain quantile of 9 scores it would be 0.2. Five standard errors.
    assertThat(anomalies / 4_000.0).isCloseTo(0.1, within(5 * Math.sqrt(0.09 / 4_000)));
  }

  @Test
  void scores_withLikelihood_areTheNegativeElbo() {
    Vae vae =
        VaeBuilder.forVectors(6)
            .encoder(e -> e.dense(5).relu())
            .latentSize(2)
            .decoder(d -> d.dense(6))
            .build();
    CounterRandom random = CounterRandom.of(1, 1);
    Samples items =
        Samples.filledBy(
            3,
            Shape.of(6),
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.uniform(i);
              }
            });
    try (VaeModel oracle = OracleModel.of(vae, Weights.initial(vae, 2))) {
      Posterior posterior = oracle.encode(items);
      Samples images = oracle.decode(posterior.mean());
      AnomalyScore score = AnomalyDetector.of(oracle, Likelihood.bernoulli());
      double[] elbo = score.scores(items);
      double[] reconstruction = score.reconstructionOnly().scores(items);
      for (int n = 0; n < 3; n++) {
        double loss = 0;
        for (int i = 0; i < 6; i++) {
          double p = images.value(n, i);
          double x = items.value(n, i);
          loss -= x * Math.log(p) + (1 - x) * Math.log(1 - p);
        }
        double kl = 0;
        for (int j = 0; j < 2; j++) {
          double mean = posterior.mean().value(n, j);
          double logVariance = posterior.logVariance().value(n, j);
          kl += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2;
        }
        assertThat(reconstruction[n]).isCloseTo(loss, within(1e-9));
        assertThat(elbo[n]).isCloseTo(loss + kl, within(1e-9));
      }
    }
  }

  @Test
  void scores_draws_averageOverThePosterior() {
    // z ~ N((x, 0), I) is the reconstruction: the expected squared error is 2 + y^2.
    AnomalyScore score = AnomalyDetector.of(model).draws(4_000, 3);
    Samples items = numbers(0, 2);
    double[] scores = score.scores(items);
    assertThat(scores[0]).isCloseTo(2, within(0.2));
    assertThat(scores[1]).isCloseTo(6, within(0.5));
    assertThat(score.scores(items)).containsExactly(scores);
    assertThat(score.scores(items.slice(1, 2))).containsExactly(scores[1]);
    assertThat(score.draws(4_000, 4).scores(items)).isNotEqualTo(scores);
  }

  @Test
  void isAnomaly_scoreThatIsNoNumber_isOne() {
    AnomalyDetector detector = AnomalyDetector.of(model).fit(numbers(1, 2, 3, 4), 0.5);
    Samples broken = Samples.of(Shape.of(2), 0, Float.NaN);
    assertThat(detector.scores(broken)).containsExactly(Double.NaN);
    assertThat(detector.isAnomaly(broken)).containsExactly(true);
  }

  @Test
  void fit_badArguments_areRefused() {
    AnomalyScore score = AnomalyDetector.of(model);
    for (double rate : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> score.fit(numbers(1, 2), rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "AnomalyDetector falsePositiveRate: expected a number between 0 and 1, found "
                  + rate);
    }
    assertThatThrownBy(() -> score.fit(normal(98, 1), 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AnomalyDetector normalItems: expected at least 99 items, found 98; a rate of 0.01"
                + " cannot be told from fewer");
    assertThat(score.fit(normal(99, 1), 0.01).items()).isEqualTo(99);
    assertThatThrownBy(() -> score.fit(Samples.of(Shape.of(2), 0, Float.NaN, 0, 0), 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("AnomalyDetector normalItems: expected scores that are numbers");
    assertThatThrownBy(() -> score.draws(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scores_valueTheLikelihoodCannotMake_isRefused() {
    AnomalyScore score = AnomalyDetector.of(model, Likelihood.bernoulli());
    assertThatThrownBy(() -> score.scores(Samples.of(Shape.of(2), 0, 0, 0, 255)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AnomalyScore item 1: expected values in [0, 1], found 255.0; scale the values, for"
                + " example by 1 / 255");
  }
}
