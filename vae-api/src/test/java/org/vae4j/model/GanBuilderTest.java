package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.model.ParameterSpec.Role;

final class GanBuilderTest {
  @Test
  void layerByLayer() {
    Gan gan =
        GanBuilder.forImages(28, 28, 1)
            .latentSize(16)
            .generator(
                g ->
                    g.dense(7 * 7 * 8)
                        .batchNorm()
                        .relu()
                        .reshape(7, 7, 8)
                        .convTranspose2d(4, 4, 2)
                        .relu()
                        .convTranspose2d(1, 4, 2))
            .discriminator(d -> d.conv2d(4, 4, 2).leakyRelu().flatten().dense(1))
            .loss(GanLoss.nonSaturating())
            .spectralNormalization()
            .discriminatorSteps(2)
            .build();
    assertThat(gan.itemShape()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(gan.latentSize()).isEqualTo(16);
    assertThat(gan.generator().name()).isEqualTo("generator");
    assertThat(gan.discriminator().output()).isEqualTo(Shape.of(1));
    assertThat(gan.objectiveText())
        .isEqualTo("Gan[non-saturating, spectral normalization, 2 discriminator steps]");
    assertThat(gan.toString())
        .startsWith("Gan 16 latent dimensions -> [28, 28, 1], non-saturating")
        .contains("generator[0]", "discriminator[3]", "trainable parameters");
  }

  @Test
  void defaults() {
    Gan gan = GanBuilder.forImages(28, 28, 1).build();
    assertThat(gan.latentSize()).isEqualTo(GanBuilder.DEFAULT_LATENT_SIZE);
    assertThat(gan.loss()).isEqualTo(GanLoss.hinge());
    assertThat(gan.spectralNormalization()).isFalse();
    assertThat(gan.discriminatorSteps()).isEqualTo(1);
    assertThat(gan.objectiveText()).isEqualTo("Gan[hinge]");
    assertThat(gan.parameters()).noneMatch(spec -> spec.role() == Role.SPECTRAL_VECTOR);
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 1", "28, 28, 1", "32, 32, 3", "19, 10, 3", "256, 200, 1"})
  void defaultNetworks_fitEverySize(int height, int width, int channels) {
    Gan gan = GanBuilder.forImages(height, width, channels).build();
    assertThat(gan.generator().output()).isEqualTo(Shape.of(height, width, channels));
    assertThat(gan.discriminator().output()).isEqualTo(Shape.of(1));
  }

  @Test
  void defaultNetworks_ofVectors() {
    Gan gan = GanBuilder.forVectors(6).latentSize(3).build();
    assertThat(gan.generator().shapes())
        .containsSubsequence(List.of(Shape.of(3), Shape.of(400), Shape.of(6)));
    assertThat(gan.discriminator().input()).isEqualTo(Shape.of(6));
  }

  /** One per layer with a kernel, of as many values as the layer has outputs; not trained. */
  @Test
  void spectralVectors_belongToTheDiscriminator() {
    Gan gan =
        GanBuilder.forImages(8, 8, 1)
            .discriminator(
                d -> d.conv2d(4, 3, 2).convTranspose2d(5, 4, 2).batchNorm().flatten().dense(1))
            .spectralNormalization()
            .build();
    assertThat(gan.parameters())
        .filteredOn(spec -> spec.role() == Role.SPECTRAL_VECTOR)
        .containsExactly(
            new ParameterSpec(
                "discriminator[0].spectral_vector", Shape.of(4), Role.SPECTRAL_VECTOR, 1),
            new ParameterSpec(
                "discriminator[1].spectral_vector", Shape.of(5), Role.SPECTRAL_VECTOR, 1),
            new ParameterSpec(
                "discriminator[4].spectral_vector", Shape.of(1), Role.SPECTRAL_VECTOR, 1))
        .allMatch(spec -> spec.network().equals("discriminator"));
    Weights weights = Weights.initial(gan, 3);
    double squares = 0;
    for (float value : weights.get("discriminator[0].spectral_vector")) {
      squares += value * value;
    }
    assertThat(squares).isBetween(1 - 1e-6, 1 + 1e-6);
    assertThat(weights.get("discriminator[4].spectral_vector")[0]).isIn(-1f, 1f);
  }

  @Test
  void spectralNormalization_leavesTheOtherInitialWeights() {
    Weights free = Weights.initial(GanBuilder.forVectors(2).build(), 1);
    Weights normalized =
        Weights.initial(GanBuilder.forVectors(2).spectralNormalization().build(), 1);
    assertThat(normalized.get("discriminator[4].kernel"))
        .isEqualTo(free.get("discriminator[4].kernel"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void numbers_belowOne(int number) {
    assertThatThrownBy(() -> GanBuilder.forVectors(2).latentSize(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GanBuilder latentSize: expected at least 1, found " + number);
    assertThatThrownBy(() -> GanBuilder.forVectors(2).discriminatorSteps(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GanBuilder discriminatorSteps: expected at least 1");
  }

  @Test
  void settings_setTwice() {
    for (Consumer<GanBuilder> setting :
        List.<Consumer<GanBuilder>>of(
            b -> b.latentSize(2),
            b -> b.generator(g -> g.dense(2)),
            b -> b.discriminator(d -> d.dense(1)),
            b -> b.loss(GanLoss.hinge()),
            b -> b.discriminatorSteps(1))) {
      GanBuilder builder = GanBuilder.forVectors(2);
      setting.accept(builder);
      assertThatThrownBy(() -> setting.accept(builder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("expected to be set once");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void wasserstein_penaltyOutOfRange_isRefused(double penalty) {
    assertThatThrownBy(() -> GanLoss.wasserstein(penalty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("WassersteinLoss penalty: expected a finite number above 0");
  }

  @Test
  void wasserstein_layersWithoutSecondDerivatives_areRefused() {
    GanBuilder builder = GanBuilder.forVectors(2).loss(GanLoss.wasserstein(10));
    assertThat(builder.build().objectiveText()).isEqualTo("Gan[wasserstein(10.0)]");
    assertThatThrownBy(() -> builder.discriminator(d -> d.dense(3).relu().dense(1)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "discriminator\\[1\\] .*: expected a layer that the gradient penalty can go through,"
                + " found relu; use leakyRelu, and no batch normalization");
    assertThatThrownBy(() -> Objective.vaeGan(1).loss(GanLoss.wasserstein(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("VaeGan loss: expected the hinge or the non-saturating loss");
  }

  @Test
  void networks_thatEndElsewhere() {
    assertThatThrownBy(() -> GanBuilder.forVectors(2).generator(g -> g.dense(3)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "generator[0] Dense: expected output [2], found [3]; the generator ends in the shape of"
                + " an item");
    assertThatThrownBy(() -> GanBuilder.forVectors(2).discriminator(d -> d.dense(2)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "discriminator[0] Dense: expected output [1], found [2]; end the discriminator with"
                + " flatten().dense(1)");
    assertThatThrownBy(() -> GanBuilder.forImages(4, 4, 1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GanBuilder.forImages without layers: expected images from 8x8 to 256x256 pixels, found"
                + " 4x4; give the layers with generator(…) and discriminator(…)");
  }
}
