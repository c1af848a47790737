package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Scale;
import org.vae4j.oracle.OracleLikelihood;
import org.vae4j.oracle.OracleLikelihoods;

final class ReconstructionLossTest {
  static Stream<Likelihood> likelihoods() {
    return Stream.of(
        Likelihood.bernoulli(),
        Likelihood.continuousBernoulli(),
        Likelihood.gaussian(0.3),
        Likelihood.laplace(0.2),
        new DiscretizedLogistic(Scale.fixed(0.05)),
        new DiscretizedLogistic(Scale.fixed(0.002)));
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void of_meanOfALocation_isTheLossOfThatLocation(Likelihood likelihood) {
    OracleLikelihood oracle = OracleLikelihoods.of(likelihood);
    ReconstructionLoss loss = ReconstructionLoss.of(likelihood);
    double logScale =
        switch (likelihood.toString()) {
          case "gaussian(0.3)" -> Math.log(0.3);
          case "laplace(0.2)" -> Math.log(0.2);
          case "discretized_logistic(0.05)" -> Math.log(0.05);
          case "discretized_logistic(0.002)" -> Math.log(0.002);
          default -> 0;
        };
    int checked = 0;
    for (double location = -8; location <= 8; location += 0.0625) {
      double mean = oracle.mean(location, logScale);
      // Beyond, the mean alone no longer tells the location.
      if (mean > 1e-5 && mean < 1 - 1e-5) {
        checked++;
        for (int level = 0; level <= 255; level += 51) {
          double expected = oracle.loss(level / 255.0, location, logScale).value();
          assertThat(loss.of(level / 255.0, mean))
              .as("%s of %d/255 at %s", likelihood, level, location)
              .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
      }
    }
    assertThat(checked).isGreaterThan(14);
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void of_meansAtTheEnds_isFinite(Likelihood likelihood) {
    ReconstructionLoss loss = ReconstructionLoss.of(likelihood);
    for (double value : new double[] {0, 1}) {
      for (double mean : new double[] {0, Double.MIN_VALUE, 0.5, 1 - 1e-16, 1}) {
        assertThat(loss.of(value, mean)).isFinite();
      }
    }
  }

  @Test
  void of_bernoulliAtTheWrongEnd_isLimited() {
    assertThat(ReconstructionLoss.of(Likelihood.bernoulli()).of(1, 0))
        .isCloseTo(6 * Math.log(10), within(1e-9));
  }

  @Test
  void of_learnedScale_isRefused() {
    for (Likelihood likelihood :
        new Likelihood[] {
          Likelihood.gaussian(), Likelihood.laplace(), Likelihood.discretizedLogisticPerValue()
        }) {
      assertThatThrownBy(() -> ReconstructionLoss.of(likelihood))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "AnomalyDetector likelihood: expected a scale that is a number, found " + likelihood);
    }
  }
}
