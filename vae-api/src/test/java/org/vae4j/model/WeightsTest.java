package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.model.ParameterSpec.Role;

final class WeightsTest {
  private final Vae vae = ReferenceModels.conv3bn().build();

  @Test
  void initial_isUniformWithinTheBound() {
    Weights weights = Weights.initial(vae, 42);
    for (ParameterSpec spec : vae.parameters()) {
      float[] values = weights.get(spec.name());
      assertThat(values).hasSize(spec.shape().volume());
      switch (spec.role()) {
        case KERNEL -> assertUniform(values, 1 / Math.sqrt(spec.fanIn()));
        case BIAS -> assertWithin(values, 1 / Math.sqrt(spec.fanIn()));
        case GAMMA, RUNNING_VARIANCE -> assertThat(values).containsOnly(1f);
        case BETA, RUNNING_MEAN -> assertThat(values).containsOnly(0f);
        case LOG_SCALE, SPECTRAL_VECTOR ->
            throw new AssertionError("this model has no " + spec.role());
      }
    }
  }

  @Test
  void initial_dependsOnTheSeedAlone() {
    assertThat(Weights.initial(vae, 1).get("encoder[0].kernel"))
        .isEqualTo(Weights.initial(vae, 1).get("encoder[0].kernel"))
        .isNotEqualTo(Weights.initial(vae, 2).get("encoder[0].kernel"));
  }

  @Test
  void initial_differsBetweenParameters() {
    Weights weights = Weights.initial(vae, 1);
    assertThat(weights.get("mean[0].kernel")).isNotEqualTo(weights.get("log_variance[0].kernel"));
  }

  @Test
  void initial_ofANetworkAlone_followsTheSameRules() {
    Weights weights = Weights.initial(vae.encoder().parameters(), 42);
    for (ParameterSpec spec : vae.encoder().parameters()) {
      assertThat(weights.get(spec.name())).isEqualTo(Weights.initial(vae, 42).get(spec.name()));
    }
  }

  @Test
  void initial_ofAScaleAlone_isRefused() {
    ParameterSpec scale = new ParameterSpec("likelihood.log_scale", Shape.of(1), Role.LOG_SCALE, 1);
    assertThatThrownBy(() -> Weights.initial(List.of(scale), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("initial weights of likelihood.log_scale: expected a parameter of a");
  }

  @Test
  void of_parametersOfANetwork() {
    Network network = Network.describe("net", Shape.of(2), layers -> layers.dense(1));
    Weights weights = Weights.of(network.parameters(), spec -> new float[spec.shape().volume()]);
    assertThat(weights.get("net[0].kernel")).containsExactly(0, 0);
    assertThatThrownBy(() -> weights.get("net[1].kernel"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_copiesBothWays() {
    float[] shared = new float[1 << 20];
    Weights weights = Weights.of(vae, spec -> Arrays.copyOf(shared, spec.shape().volume()));
    weights.get("encoder[0].bias")[0] = 1;
    assertThat(weights.get("encoder[0].bias")).containsOnly(0f);
    float[] bias = new float[32];
    Weights kept =
        Weights.of(
            vae,
            spec ->
                spec.name().equals("encoder[0].bias") ? bias : new float[spec.shape().volume()]);
    bias[0] = 1;
    assertThat(kept.get("encoder[0].bias")).containsOnly(0f);
  }

  @Test
  void of_wrongSize() {
    assertThatThrownBy(() -> Weights.of(vae, spec -> new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "weights of encoder[0].kernel: expected 288 values, found 3; its shape is [3, 3, 1,"
                + " 32]");
  }

  @Test
  void get_unknownName() {
    Vae small = VaeBuilder.forVectors(2).encoder(e -> e).decoder(d -> d.dense(2)).build();
    assertThatThrownBy(() -> Weights.initial(small, 1).get("decoder[7].kernel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "weights: expected one of [mean[0].kernel, mean[0].bias, log_variance[0].kernel,"
                + " log_variance[0].bias, decoder[0].kernel, decoder[0].bias], found"
                + " decoder[7].kernel; check the layer's position");
  }

  private static void assertWithin(float[] values, double bound) {
    for (float value : values) {
      assertThat((double) Math.abs(value)).isLessThanOrEqualTo((float) bound);
    }
  }

  /** Checks the bound, and mean and variance within five standard errors. */
  private static void assertUniform(float[] values, double bound) {
    assertWithin(values, bound);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value / bound;
      squares += value / bound * value / bound;
    }
    int n = values.length;
    assertThat(sum / n).isCloseTo(0, within(5 * Math.sqrt(1.0 / 3 / n)));
    assertThat(squares / n).isCloseTo(1.0 / 3, within(5 * Math.sqrt(4.0 / 45 / n)));
  }
}
