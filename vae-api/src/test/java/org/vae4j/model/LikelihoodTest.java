package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.model.ParameterSpec.Role;

/** What likelihoods say about themselves; their formulas are tested with the oracle. */
final class LikelihoodTest {
  static Stream<Likelihood> unitIntervals() {
    return Stream.of(Likelihood.bernoulli(), Likelihood.continuousBernoulli());
  }

  static Stream<Likelihood> realLines() {
    return Stream.of(
        Likelihood.gaussian(),
        Likelihood.gaussian(0.1),
        Likelihood.gaussianPerValue(),
        Likelihood.laplace(),
        Likelihood.laplace(2));
  }

  static Stream<Likelihood> levels() {
    return Stream.of(Likelihood.discretizedLogistic(), Likelihood.discretizedLogisticPerValue());
  }

  @ParameterizedTest
  @MethodSource("unitIntervals")
  void accepts_theUnitInterval(Likelihood likelihood) {
    assertAccepted(likelihood, true, 0f, -0f, 0.5f, 1f);
    assertAccepted(
        likelihood,
        false,
        Math.nextDown(0f),
        Math.nextUp(1f),
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        255f);
    assertThat(likelihood.range()).isEqualTo("values in [0, 1]");
    assertThat(likelihood.hint()).isEqualTo("scale the values, for example by 1 / 255");
  }

  @ParameterizedTest
  @MethodSource("realLines")
  void accepts_finiteNumbers(Likelihood likelihood) {
    assertAccepted(likelihood, true, 0f, -3f, 1e30f);
    assertAccepted(likelihood, false, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    assertThat(likelihood.range()).isEqualTo("finite values");
    assertThat(likelihood.hint()).isEqualTo("leave out items with missing values");
  }

  @ParameterizedTest
  @MethodSource("levels")
  void accepts_bytesDividedBy255(Likelihood likelihood) {
    for (int level = 0; level <= 255; level++) {
      assertAccepted(likelihood, true, level / 255f, level * (1f / 255));
      assertAccepted(likelihood, false, (level + 0.5f) / 255, (level - 0.01f) / 255);
    }
    assertAccepted(likelihood, false, -1f / 255, 256f / 255, 128f, Float.NaN);
    assertThat(likelihood.range()).isEqualTo("values k / 255 with k from 0 to 255");
    assertThat(likelihood.hint()).isEqualTo("give bytes, or bytes divided by 255");
  }

  @Test
  void names_andWords() {
    assertWords(Likelihood.bernoulli(), "bernoulli", "bernoulli");
    assertWords(Likelihood.continuousBernoulli(), "continuous_bernoulli", "continuous_bernoulli");
    assertWords(Likelihood.gaussian(0.1), "gaussian", "gaussian(0.1)");
    assertWords(Likelihood.gaussian(), "gaussian", "gaussian(learned from 0.25)");
    assertWords(Likelihood.gaussianPerValue(), "gaussian", "gaussian(per value)");
    assertWords(Likelihood.laplace(0.5), "laplace", "laplace(0.5)");
    assertWords(
        Likelihood.discretizedLogistic(),
        "discretized_logistic",
        "discretized_logistic(learned from 0.25)");
  }

  @Test
  void densities() {
    assertThat(Stream.of(unitIntervals(), realLines(), levels()).flatMap(all -> all))
        .filteredOn(Likelihood::density)
        .extracting(Likelihood::name)
        .containsExactly(
            "continuous_bernoulli", "gaussian", "gaussian", "gaussian", "laplace", "laplace");
  }

  @Test
  void parameters_ofLearnedScalesOnly() {
    ParameterSpec learned =
        new ParameterSpec("likelihood.log_scale", Shape.of(1), Role.LOG_SCALE, 1);
    assertThat(Likelihood.gaussian().parameters()).isEqualTo(List.of(learned));
    assertThat(Likelihood.laplace().parameters()).isEqualTo(List.of(learned));
    assertThat(Likelihood.discretizedLogistic().parameters()).isEqualTo(List.of(learned));
    assertThat(Likelihood.gaussianPerValue().parameters()).isEmpty();
    assertThat(Likelihood.gaussian(1).parameters()).isEmpty();
    assertThat(Likelihood.bernoulli().parameters()).isEmpty();
  }

  @Test
  void learnedScale_isAParameterOfTheModel() {
    Vae vae =
        VaeBuilder.forVectors(3)
            .encoder(e -> e)
            .latentSize(2)
            .decoder(d -> d.dense(3))
            .likelihood(new Gaussian(Scale.learned(0.5)))
            .build();
    ParameterSpec last = vae.parameters().get(vae.parameters().size() - 1);
    assertThat(last.name()).isEqualTo("likelihood.log_scale");
    assertThat(vae.parameterCount()).isEqualTo(2 * (3 * 2 + 2) + (2 * 3 + 3) + 1);
    assertThat(Weights.initial(vae, 1).get(last.name())).containsExactly((float) Math.log(0.5));
    assertThat(vae.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "Vae [3] -> 2 latent dimensions, gaussian(learned from 0.5) likelihood, Elbo[beta=1.0]",
            "likelihood gaussian(learned from 0.5) [1] 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 9e-7, 1.1e6, Double.NaN, Double.POSITIVE_INFINITY})
  void scale_outOfRange(double scale) {
    String message =
        "likelihood scale: expected a number from 1.0E-6 to 1000000.0, found "
            + scale
            + "; it has the unit of the values; 0.1 is usual for values in [0, 1]";
    assertThatThrownBy(() -> Likelihood.gaussian(scale))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Likelihood.laplace(scale))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void learnedScale_startsWhereTheClampIsTheIdentity() {
    assertThat(new Gaussian(Scale.learned(148)).scale().value()).isEqualTo(148);
    assertThat(new DiscretizedLogistic(Scale.learned(1)).scale().value()).isEqualTo(1);
    assertThatThrownBy(() -> new Laplace(Scale.learned(0.006)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "start of the learned scale: expected 0.0067 to 148.4132, found 0.006; beyond these a"
                + " soft clamp holds it; scale the values or give a fixed scale");
    assertThatThrownBy(() -> new DiscretizedLogistic(Scale.learned(1.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "start of the learned scale: expected 0.0025 to 1.0000, found 1.1;");
  }

  @Test
  void softClamp_isTheIdentityInsideAndEndsOutside() {
    SoftClamp clamp = new SoftClamp(-6, 0, 1);
    assertThat(clamp.apply(-6)).isEqualTo(-6);
    assertThat(clamp.apply(-2.5)).isEqualTo(-2.5);
    assertThat(clamp.apply(0)).isEqualTo(0);
    assertThat(clamp.apply(0.5)).isCloseTo(Math.tanh(0.5), within(1e-15));
    assertThat(clamp.apply(-7)).isCloseTo(-6 - Math.tanh(1), within(1e-15));
    assertThat(clamp.apply(1e6)).isEqualTo(1);
    assertThat(clamp.apply(-1e6)).isEqualTo(-7);
  }

  private static void assertWords(Likelihood likelihood, String name, String words) {
    assertThat(likelihood.name()).isEqualTo(name);
    assertThat(likelihood).hasToString(words);
  }

  private static void assertAccepted(Likelihood likelihood, boolean expected, float... values) {
    for (float value : values) {
      assertThat(likelihood.accepts(value)).as("%s", value).isEqualTo(expected);
    }
  }

  @Test
  void trained_fixesALearnedScaleAtItsClampedValue() {
    Vae vae =
        VaeBuilder.forVectors(2)
            .encoder(e -> e.dense(2))
            .latentSize(2)
            .decoder(d -> d.dense(2))
            .likelihood(Likelihood.gaussian())
            .build();
    for (float raw : new float[] {-2, -20}) {
      Weights weights =
          Weights.of(
              vae,
              spec ->
                  spec.role() == ParameterSpec.Role.LOG_SCALE
                      ? new float[] {raw}
                      : new float[spec.shape().volume()]);
      double scale = Math.exp(Gaussian.LOG_SCALE_CLAMP.apply(raw));
      assertThat(Likelihood.gaussian().trained(weights)).isEqualTo(Likelihood.gaussian(scale));
    }
  }

  @Test
  void trained_ofOthers_changesNothing() {
    Vae vae =
        VaeBuilder.forVectors(2)
            .encoder(e -> e.dense(2))
            .latentSize(2)
            .decoder(d -> d.dense(2))
            .build();
    Weights weights = Weights.initial(vae, 1);
    for (Likelihood likelihood :
        List.of(
            Likelihood.bernoulli(),
            Likelihood.continuousBernoulli(),
            Likelihood.gaussianPerValue(),
            Likelihood.laplace(0.2),
            Likelihood.discretizedLogisticPerValue())) {
      assertThat(likelihood.trained(weights)).isEqualTo(likelihood);
    }
    assertThatThrownBy(() -> Likelihood.laplace().trained(weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("likelihood.log_scale");
  }
}
