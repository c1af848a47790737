package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.GaussianMixture;
import org.vae4j.inference.prior.LatentPrior;

final class SamplerPriorTest {
  private static final FullGaussian GAUSSIAN =
      FullGaussian.of(new double[] {5, 0}, new double[][] {{1, 0.5}, {0.5, 1}});
  private static final GaussianMixture MIXTURE =
      new GaussianMixture(
          new double[] {0.4, 0.6},
          List.of(GAUSSIAN, new FullGaussian(new double[] {-5, 0}, new double[] {1, 0, 1})));

  private final VaeModel model = new FakeVaeModel(2);
  private final Sampler sampler = Sampler.of(model).seed(7);

  static List<LatentPrior> priors() {
    return List.of(LatentPrior.standardNormal(), GAUSSIAN, MIXTURE);
  }

  @ParameterizedTest
  @MethodSource("priors")
  void sample_dependsOnItsNumberAlone(LatentPrior prior) {
    Sampler drawing = sampler.prior(prior).temperature(0.9).truncation(1.5);
    Samples all = drawing.sample(40);
    Sampler parts = drawing.seed(7);
    assertThat(parts.sample(7).concat(parts.sample(32)).concat(parts.sample(1))).isEqualTo(all);
    assertThat(drawing.latents(25, 3)).isEqualTo(drawing.latents(0, 40).slice(25, 28));
    assertThat(drawing.seed(8).sample(40)).isNotEqualTo(all);
  }

  @Test
  void sample_isTheTransformedNoise() {
    Samples noise = sampler.prior(LatentPrior.standardNormal()).latents(3, 1);
    float[] expected = noise.item(0);
    GAUSSIAN.transform(0, expected, 0, 2);
    assertThat(sampler.prior(GAUSSIAN).latents(3, 1).item(0)).containsExactly(expected);
  }

  @Test
  void sample_ofAMixture_takesEachComponentAsOftenAsItsWeight() {
    Samples z = sampler.prior(MIXTURE).latents(0, 20_000);
    int right = 0;
    for (int k = 0; k < z.count(); k++) {
      right += z.value(k, 0) > 0 ? 1 : 0;
    }
    // Five standard errors.
    assertThat(right / 20_000.0).isCloseTo(0.4, within(5 * Math.sqrt(0.24 / 20_000)));
  }

  @Test
  void of_takesTheModelsPrior_unlessAskedForAnother() {
    VaeModel with = new PriorModel(MIXTURE);
    assertThat(Sampler.of(with).prior()).isEqualTo(MIXTURE);
    assertThat(Sampler.of(with).seed(7).temperature(1).sample(9))
        .isEqualTo(sampler.prior(MIXTURE).sample(9));
    assertThat(Sampler.of(with).prior(LatentPrior.standardNormal()).seed(7).sample(9))
        .isEqualTo(sampler.sample(9));
    assertThat(sampler.prior()).isEqualTo(LatentPrior.standardNormal());
  }

  @Test
  void temperature_zero_givesTheMeanOfTheComponent() {
    Samples z = sampler.prior(MIXTURE).temperature(0).latents(0, 50);
    for (int k = 0; k < 50; k++) {
      assertThat(z.item(k)).isIn(new float[] {5, 0}, new float[] {-5, 0});
    }
  }

  @Test
  void truncation_limitsTheNormAndLeavesShorterOnes() {
    Samples plain = sampler.latents(0, 500);
    Samples cut = sampler.truncation(1).latents(0, 500);
    int scaled = 0;
    for (int k = 0; k < 500; k++) {
      double norm = Math.hypot(plain.value(k, 0), plain.value(k, 1));
      if (norm <= 1) {
        assertThat(cut.item(k)).containsExactly(plain.item(k));
      } else {
        scaled++;
        assertThat(Math.hypot(cut.value(k, 0), cut.value(k, 1))).isCloseTo(1, within(1e-6));
        assertThat(cut.value(k, 0) * norm).isCloseTo(plain.value(k, 0), within(1e-5));
      }
    }
    // exp(-1/2) of two-dimensional normal vectors are longer than 1.
    assertThat(scaled).isBetween(250, 360);
  }

  @Test
  void truncation_comesAfterTheTemperature() {
    Samples z = sampler.temperature(100).truncation(0.5).latents(0, 20);
    for (int k = 0; k < 20; k++) {
      assertThat(Math.hypot(z.value(k, 0), z.value(k, 1))).isCloseTo(0.5, within(1e-6));
    }
  }

  @Test
  void truncation_ofAFittedPrior_limitsTheDistanceFromItsMean() {
    Samples z =
        sampler
            .prior(new FullGaussian(new double[] {5, 0}, new double[] {2, 0, 1}))
            .truncation(1)
            .latents(0, 200);
    for (int k = 0; k < 200; k++) {
      assertThat(Math.hypot((z.value(k, 0) - 5) / 2, z.value(k, 1))).isLessThan(1 + 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void truncation_notPositive_isRefused(double norm) {
    assertThatThrownBy(() -> sampler.truncation(norm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Sampler truncation: expected a number above 0, found "
                + norm
                + "; noise of d dimensions has a norm near sqrt(d)");
  }

  @Test
  void prior_ofAnotherSize_isRefused() {
    FullGaussian one = new FullGaussian(new double[1], new double[] {1});
    assertThatThrownBy(() -> sampler.prior(one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Sampler prior: expected 2 dimensions, found full Gaussian of 1 dimensions; a prior"
                + " belongs to the model it was fitted for");
  }

  /** A fake model that came with a prior. */
  private record PriorModel(LatentPrior prior, FakeVaeModel model) implements VaeModel {
    PriorModel(LatentPrior prior) {
      this(prior, new FakeVaeModel(2));
    }

    @Override
    public Shape itemShape() {
      return model.itemShape();
    }

    @Override
    public int latentSize() {
      return model.latentSize();
    }

    @Override
    public Samples decode(Samples latents) {
      return model.decode(latents);
    }

    @Override
    public Posterior encode(Samples items) {
      return model.encode(items);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
