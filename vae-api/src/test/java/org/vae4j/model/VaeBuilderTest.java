package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.layer.Dense;

final class VaeBuilderTest {
  @Test
  void layerByLayer_asInTheDesign() {
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .encoder(
                e -> e.conv2d(32, 4, 2).relu().conv2d(64, 4, 2).relu().flatten().dense(256).relu())
            .latentSize(32)
            .decoder(
                d ->
                    d.dense(256)
                        .relu()
                        .dense(7 * 7 * 64)
                        .relu()
                        .reshape(7, 7, 64)
                        .convTranspose2d(32, 4, 2)
                        .relu()
                        .convTranspose2d(1, 4, 2))
            .likelihood(Likelihood.bernoulli())
            .objective(Objective.elbo().beta(1.0).warmUp(5))
            .build();
    assertThat(vae.itemShape()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(vae.latentSize()).isEqualTo(32);
    assertThat(vae.encoder().output()).isEqualTo(Shape.of(256));
    assertThat(vae.decoder().output()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(vae.objective()).isEqualTo(Objective.elbo().warmUp(5));
    assertThat(vae.likelihood()).isEqualTo(new Bernoulli());
    assertThat(vae.parameterCount()).isEqualTo(1_700_609);
  }

  @Test
  void defaults() {
    Vae vae = VaeBuilder.forImages(28, 28, 1).build();
    assertThat(vae.latentSize()).isEqualTo(VaeBuilder.DEFAULT_LATENT_SIZE);
    assertThat(vae.likelihood()).isEqualTo(Likelihood.bernoulli());
    assertThat(vae.objective()).isEqualTo(Objective.elbo());
  }

  @Test
  void heads_areDenseLayersOnTheFeatures() {
    Vae vae = ReferenceModels.conv2().build();
    assertThat(vae.meanHead().name()).isEqualTo("mean");
    assertThat(vae.logVarianceHead().name()).isEqualTo("log_variance");
    for (Network head : List.of(vae.meanHead(), vae.logVarianceHead())) {
      assertThat(head.input()).isEqualTo(Shape.of(256));
      assertThat(head.layers()).containsExactly(new Dense(32));
    }
  }

  @Test
  void builder_canBuildTwice() {
    VaeBuilder builder = VaeBuilder.forVectors(5).latentSize(2);
    assertThat(builder.build().parameters()).isEqualTo(builder.build().parameters());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void latentSize_notPositive(int size) {
    assertThatThrownBy(() -> VaeBuilder.forVectors(5).latentSize(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "VaeBuilder latentSize: expected at least 1, found "
                + size
                + "; 2 can be plotted, 10 to 128 are usual");
  }

  @Test
  void settings_twice() {
    assertTwice(() -> VaeBuilder.forVectors(5).latentSize(2).latentSize(2), "latentSize");
    assertTwice(() -> VaeBuilder.forVectors(5).encoder(e -> e).encoder(e -> e), "encoder");
    assertTwice(() -> VaeBuilder.forVectors(5).decoder(d -> d).decoder(d -> d), "decoder");
    assertTwice(
        () ->
            VaeBuilder.forVectors(5)
                .likelihood(Likelihood.bernoulli())
                .likelihood(Likelihood.bernoulli()),
        "likelihood");
    assertTwice(
        () -> VaeBuilder.forVectors(5).objective(Objective.elbo()).objective(Objective.elbo()),
        "objective");
  }

  @Test
  void item_notPositive() {
    assertThatThrownBy(() -> VaeBuilder.forImages(28, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VaeBuilder.forVectors(-3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void layers_withoutTheirBuilder() {
    assertThatThrownBy(() -> VaeBuilder.forVectors(5).encoder(e -> null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("encoder layers must return their builder");
  }

  @Test
  void encoder_endsInAnImage() {
    assertRefused(
        VaeBuilder.forImages(8, 8, 1).encoder(e -> e.conv2d(4, 3, 2).relu()),
        "encoder[1] Activation: expected an output that is a vector [n], found [4, 4, 4]; end the"
            + " encoder with flatten()");
    assertRefused(
        VaeBuilder.forImages(8, 8, 1).encoder(e -> e),
        "encoder without layers: expected an output that is a vector [n], found [8, 8, 1]; end the"
            + " encoder with flatten()");
  }

  @Test
  void decoder_endsInTheWrongShape() {
    assertRefused(
        VaeBuilder.forImages(28, 28, 1)
            .decoder(
                d ->
                    d.dense(196)
                        .reshape(7, 7, 4)
                        .convTranspose2d(8, 4, 2)
                        .convTranspose2d(2, 4, 2)),
        "decoder[3] ConvTranspose2d: expected output [28, 28, 1], found [28, 28, 2]; a SAME"
            + " transposed convolution multiplies height and width by its stride, and the last"
            + " layer needs the channels of an item");
    assertRefused(
        VaeBuilder.forImages(28, 28, 1).decoder(d -> d.dense(784)),
        "decoder[0] Dense: expected output [28, 28, 1], found [784]; end the decoder with"
            + " reshape(28, 28, 1)");
    assertRefused(
        VaeBuilder.forVectors(4).latentSize(3).decoder(d -> d),
        "decoder without layers: expected output [4], found [3]; a SAME transposed convolution"
            + " multiplies height and width by its stride, and the last layer needs the channels"
            + " of an item");
  }

  @Test
  void decoder_withoutScales() {
    assertRefused(
        VaeBuilder.forImages(4, 4, 3)
            .encoder(e -> e.flatten())
            .decoder(d -> d.dense(48).reshape(4, 4, 3))
            .likelihood(Likelihood.gaussianPerValue()),
        "decoder[1] Reshape: expected output [4, 4, 6], found [4, 4, 3]; the likelihood"
            + " gaussian(per value) needs a scale beside each value: twice the channels of an"
            + " item");
    assertRefused(
        VaeBuilder.forVectors(5)
            .decoder(d -> d.dense(10))
            .likelihood(Likelihood.discretizedLogistic()),
        "decoder[0] Dense: expected output [5], found [10]; a SAME transposed convolution"
            + " multiplies height and width by its stride, and the last layer needs the channels"
            + " of an item");
    assertRefused(
        VaeBuilder.forImages(2, 2, 1)
            .encoder(e -> e.flatten())
            .decoder(d -> d.dense(8))
            .likelihood(Likelihood.gaussianPerValue()),
        "decoder[0] Dense: expected output [2, 2, 2], found [8]; end the decoder with"
            + " reshape(2, 2, 2)");
  }

  @Test
  void layers_thatDoNotFit() {
    assertRefused(
        VaeBuilder.forImages(28, 28, 1).encoder(e -> e.conv2d(8, 4, 2).dense(10)),
        "encoder[1] Dense: expected a flat input [n], found [14, 14, 8]; put flatten() in front of"
            + " it");
    assertRefused(
        VaeBuilder.forImages(28, 28, 1).decoder(d -> d.dense(100).reshape(7, 7, 2)),
        "decoder[1] Reshape: expected a target of 100 values, as [100] has, found [7, 7, 2] with"
            + " 98; the product of the sizes must stay the same");
  }

  @Test
  void parameters_thatNoArrayHolds() {
    assertRefused(
        VaeBuilder.forImages(256, 256, 3).encoder(e -> e.flatten().dense(20_000)),
        "encoder[1].kernel: expected at most 2^31 - 1 values, found [196608, 20000] with"
            + " 3932160000; use a smaller layer");
  }

  @Test
  void layer_thatIsTooLarge() {
    assertRefused(
        VaeBuilder.forImages(8, 8, 1).encoder(e -> e.convTranspose2d(1, 3, 10_000)),
        "encoder[0] ConvTranspose2d: expected at most 2^31 - 1 values, found [80000, 80000, 1];"
            + " use a smaller layer");
  }

  private static void assertTwice(ThrowingCallable call, String setting) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "VaeBuilder "
                + setting
                + ": expected to be set once, found it was already set; use a new builder");
  }

  private static void assertRefused(VaeBuilder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
