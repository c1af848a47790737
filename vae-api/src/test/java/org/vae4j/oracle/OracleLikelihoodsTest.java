package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.model.Likelihood;

/** The formulas against 50-digit arithmetic, numeric integrals and finite differences. */
final class OracleLikelihoodsTest {
  private static final OracleLikelihood CONTINUOUS_BERNOULLI =
      OracleLikelihoods.of(Likelihood.continuousBernoulli());
  private static final OracleLikelihood GAUSSIAN = OracleLikelihoods.of(Likelihood.gaussian());
  private static final OracleLikelihood LAPLACE = OracleLikelihoods.of(Likelihood.laplace());
  private static final OracleLikelihood LOGISTIC =
      OracleLikelihoods.of(Likelihood.discretizedLogistic());

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.0, 0.5",
    "0.5, 0, 0.0, 0.5",
    "1, 1e-6, -4.9999995833333333e-7, 0.50000008333333333",
    "0.25, -0.01, -0.00249583333680555, 0.49916666805555225",
    "1, 0.999, -0.45825708242946439, 0.58189737661200338",
    "0, 1, 0.54132485461291811, 0.58197670686932642",
    "0.3, -3.5, -0.23342568475082763, 0.25457662645648593",
    "1, 40, -3.6888794541139363, 0.975",
    "0, 40, 36.311120545886064, 0.975",
    "0.7, -200, 134.70168263345196, 0.005"
  })
  void continuousBernoulli_asReference(double x, double logit, double loss, double mean) {
    assertThat(CONTINUOUS_BERNOULLI.loss(x, logit, 0).value()).isCloseTo(loss, within(2e-14));
    assertThat(CONTINUOUS_BERNOULLI.mean(logit, 0)).isCloseTo(mean, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 0.1, 4.9872400239842994, 0.5",
    "255, 0.5, 0.1, 4.9872400239842994, 0.5",
    "128, 0.5, 0.1, 4.6251009576262691, 0.5",
    "0, -0.2, 0.01, 1.6941606132074092e-9, 2.0611536203143807e-11",
    "255, -3, 0.01, 399.80392156862746, 0.0",
    "7, 0.9, 0.002, 435.44581066762098, 0.9",
    "200, 0.78, 0.0039, 1.67752204232454, 0.78",
    "64, 0.25, 2, 7.6207052270086898, 0.46895154235465805"
  })
  void discretizedLogistic_asReference(
      int level, double location, double scale, double loss, double mean) {
    assertThat(LOGISTIC.loss(level / 255.0, location, Math.log(scale)).value())
        .isCloseTo(loss, within(1e-12 * Math.max(1, loss)));
    assertThat(LOGISTIC.mean(location, Math.log(scale))).isCloseTo(mean, within(1e-12));
  }

  @Test
  void gaussianAndLaplace_asWrittenOut() {
    assertThat(GAUSSIAN.loss(3, 1, Math.log(4)).value())
        .isCloseTo(-Math.log(Math.exp(-0.125) / (4 * Math.sqrt(2 * Math.PI))), within(1e-14));
    assertThat(LAPLACE.loss(3, 1, Math.log(4)).value())
        .isCloseTo(-Math.log(Math.exp(-0.5) / 8), within(1e-14));
    assertThat(GAUSSIAN.mean(0.3, 2)).isEqualTo(0.3);
    assertThat(LAPLACE.mean(0.3, 2)).isEqualTo(0.3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-60, -8, -1, -0.3, -1e-5, 0, 1e-9, 0.5, 1, 4, 25})
  void continuousBernoulli_integratesTo1AndToItsMean(double logit) {
    DoubleUnaryOperator density = x -> Math.exp(-CONTINUOUS_BERNOULLI.loss(x, logit, 0).value());
    assertThat(integral(density, 0, 1)).isCloseTo(1, within(1e-9));
    assertThat(integral(x -> x * density.applyAsDouble(x), 0, 1))
        .isCloseTo(CONTINUOUS_BERNOULLI.mean(logit, 0), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, -2, 0, 3})
  void gaussianAndLaplace_integrateTo1(double logScale) {
    double sigma = Math.exp(logScale);
    for (OracleLikelihood likelihood : new OracleLikelihood[] {GAUSSIAN, LAPLACE}) {
      DoubleUnaryOperator density = x -> Math.exp(-likelihood.loss(x, 0.7, logScale).value());
      double below = integral(density, 0.7 - 40 * sigma, 0.7);
      double above = integral(density, 0.7, 0.7 + 40 * sigma);
      assertThat(below + above).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.1",
    "0.5, 3",
    "0, 0.01",
    "1, 0.002",
    "-2, 0.3",
    "1.7, 0.001",
    "0.3333, 0.0039",
    "0.501, 0.02"
  })
  void discretizedLogistic_sumsTo1AndToItsMean(double location, double scale) {
    double sum = 0;
    double mean = 0;
    for (int level = 0; level <= 255; level++) {
      double p = Math.exp(-LOGISTIC.loss(level / 255.0, location, Math.log(scale)).value());
      sum += p;
      mean += p * level / 255;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    // The exported mean is that of the logistic before it is rounded to levels.
    double rounding = scale < 1 / 255.0 ? 0.5 / 255 : 0.011 / 255;
    assertThat(LOGISTIC.mean(location, Math.log(scale))).isCloseTo(mean, within(rounding));
  }

  static Stream<Likelihood> likelihoods() {
    return Stream.of(
        Likelihood.bernoulli(),
        Likelihood.continuousBernoulli(),
        Likelihood.gaussian(),
        Likelihood.laplace(),
        Likelihood.discretizedLogistic());
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void derivatives_asFiniteDifferences(Likelihood likelihood) {
    OracleLikelihood formulas = OracleLikelihoods.of(likelihood);
    for (double x : new double[] {0, 51 / 255.0, 1}) {
      for (double location : new double[] {-5, -0.4, -1e-4, 1e-4, 0.5, 1.2, 7}) {
        for (double logScale : new double[] {-1.5, 0, 1}) {
          OracleLikelihood.Term term = formulas.loss(x, location, logScale);
          FiniteDifferences.check(
              likelihood + " at " + x,
              point -> formulas.loss(x, point[0], point[1]).value(),
              new double[] {location, logScale},
              new double[] {term.byLocation(), term.byLogScale()});
        }
      }
    }
  }

  /** Simpson's rule. */
  private static double integral(DoubleUnaryOperator function, double from, double to) {
    int intervals = 20_000;
    double width = (to - from) / intervals;
    double sum = function.applyAsDouble(from) + function.applyAsDouble(to);
    for (int i = 1; i < intervals; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * function.applyAsDouble(from + i * width);
    }
    return sum * width / 3;
  }
}
