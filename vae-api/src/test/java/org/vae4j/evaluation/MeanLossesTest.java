package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Scale;
import org.vae4j.oracle.OracleLikelihood;
import org.vae4j.oracle.OracleLikelihoods;

/** Losses from float32 means against those from what the decoder gave, in double precision. */
final class MeanLossesTest {
  private static final float[] LEVELS = {0, 1 / 255f, 20 / 255f, 128 / 255f, 254 / 255f, 1};

  static Stream<Likelihood> likelihoods() {
    return Stream.of(
        Likelihood.bernoulli(),
        Likelihood.continuousBernoulli(),
        Likelihood.gaussian(0.3),
        Likelihood.laplace(0.3),
        new DiscretizedLogistic(Scale.fixed(0.05)),
        new DiscretizedLogistic(Scale.fixed(0.5)));
  }

  private static double loss(Likelihood likelihood, float value, double mean) {
    return MeanLosses.of(likelihood).of(new float[] {value}, new float[] {(float) mean});
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void loss_asOracle(Likelihood likelihood) {
    OracleLikelihood oracle = OracleLikelihoods.of(likelihood);
    double logScale =
        likelihood instanceof DiscretizedLogistic discretized
            ? Math.log(discretized.scale().value())
            : Math.log(0.3);
    boolean logits = likelihood.name().contains("bernoulli");
    for (double location = -4; location <= 4; location += 0.0625) {
      double found = logits ? location : location / 8 + 0.5;
      for (float level : LEVELS) {
        double mean = oracle.mean(found, logScale);
        assertThat(loss(likelihood, level, mean))
            .as("%s of %s at %s", likelihood, level, found)
            .isCloseTo(oracle.loss(level, found, logScale).value(), within(1e-4));
      }
    }
  }

  /** Near 1, float32 keeps 24 bits of p: the loss of a logit of 10 is off by 1e-3 at most. */
  @Test
  void bernoulli_ofLargeLogits_losesWhatFloat32Loses() {
    OracleLikelihood oracle = OracleLikelihoods.of(Likelihood.bernoulli());
    for (double logit : new double[] {-16, -12, -10, 10}) {
      for (float level : LEVELS) {
        assertThat(loss(Likelihood.bernoulli(), level, oracle.mean(logit, 0)))
            .isCloseTo(oracle.loss(level, logit, 0).value(), within(1e-3));
      }
    }
    assertThat(loss(Likelihood.bernoulli(), 0, oracle.mean(16, 0))).isCloseTo(16, within(0.2));
  }

  @Test
  void bernoulli_ofRoundedMeans_isHeldAtHalfAStep() {
    double limit = 25 * Math.log(2);
    assertThat(loss(Likelihood.bernoulli(), 0, 1)).isCloseTo(limit, within(1e-9));
    assertThat(loss(Likelihood.bernoulli(), 1, 0)).isCloseTo(limit, within(1e-9));
    assertThat(loss(Likelihood.bernoulli(), 1, 1)).isBetween(0.0, 1e-7);
    assertThat(loss(Likelihood.bernoulli(), 0, 0)).isBetween(0.0, 1e-7);
  }

  /** More values than are multiplied at a time, all as improbable as they can be. */
  @Test
  void bernoulli_ofManyImprobableValues_doesNotUnderflow() {
    float[] black = new float[1000];
    float[] white = new float[1000];
    Arrays.fill(white, 1);
    double limit = 1000 * 25 * Math.log(2);
    ItemLoss loss = MeanLosses.of(Likelihood.bernoulli());
    assertThat(loss.of(black, white)).isCloseTo(limit, within(1e-6));
    assertThat(loss.of(white, black)).isCloseTo(limit, within(1e-6));
  }

  @Test
  void continuousBernoulli_findsLogits() {
    OracleLikelihood oracle = OracleLikelihoods.of(Likelihood.continuousBernoulli());
    for (double logit : new double[] {0, 1e-4, 0.01, 0.3, 1, 2, 3.5, 7, 20, 100, 1e4, 1e7}) {
      assertThat(ContinuousBernoulliLoss.logit(oracle.mean(logit, 0)))
          .isCloseTo(logit, within(1e-7 * Math.max(1, logit * logit * 1e-7)));
    }
  }

  @Test
  void continuousBernoulli_ofRoundedMeans_isFinite() {
    for (double mean : new double[] {0, 1}) {
      for (float level : LEVELS) {
        assertThat(loss(Likelihood.continuousBernoulli(), level, mean)).isFinite();
      }
    }
  }

  @Test
  void discretizedLogistic_sumsTo1OverAllLevels() {
    for (double mean : new double[] {0, 0.001, 0.3, 0.999, 1}) {
      double sum = 0;
      for (int level = 0; level <= 255; level++) {
        Likelihood likelihood = new DiscretizedLogistic(Scale.fixed(0.03));
        sum += Math.exp(-loss(likelihood, level / 255f, mean));
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
  }
}
