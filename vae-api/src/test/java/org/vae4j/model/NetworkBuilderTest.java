package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.layer.Padding;
import org.vae4j.layer.Reshape;

final class NetworkBuilderTest {
  @Test
  void layers_areAppended() {
    NetworkBuilder builder =
        new NetworkBuilder("encoder")
            .dense(3)
            .conv2d(4, 3, 2)
            .conv2d(4, 3, 2, Padding.VALID)
            .convTranspose2d(4, 3, 2)
            .convTranspose2d(4, 3, 2, Padding.VALID)
            .convTranspose2d(4, 3, 2, 7, 9)
            .batchNorm()
            .batchNorm(0.99, 1e-3)
            .dropout(0.25)
            .flatten()
            .reshape(1, 2, 3)
            .leakyRelu()
            .leakyRelu(0.2)
            .layer(new Dense(5));
    assertThat(builder.layers())
        .containsExactly(
            new Dense(3),
            new Conv2d(4, 3, 2, Padding.SAME),
            new Conv2d(4, 3, 2, Padding.VALID),
            new ConvTranspose2d(4, 3, 2, Padding.SAME, Optional.empty()),
            new ConvTranspose2d(4, 3, 2, Padding.VALID, Optional.empty()),
            new ConvTranspose2d(4, 3, 2, Padding.SAME, Optional.of(Shape.of(7, 9))),
            new BatchNorm(0.9f, 1e-5f),
            new BatchNorm(0.99f, 1e-3f),
            new Dropout(0.25f),
            new Flatten(),
            new Reshape(Shape.of(1, 2, 3)),
            new LeakyRelu(0.01f),
            new LeakyRelu(0.2f),
            new Dense(5));
  }

  @Test
  void activations_areAppended() {
    NetworkBuilder builder =
        new NetworkBuilder("encoder").relu().elu().gelu().silu().tanh().sigmoid().softplus();
    assertThat(builder.layers())
        .extracting(layer -> ((Activation) layer).function())
        .containsExactly(ActivationFunction.values());
  }

  @Test
  void badValues_areRefusedAtTheCall() {
    assertRefused(
        d -> d.dense(8).relu().dense(-1),
        "decoder[2] Dense units: expected at least 1, found -1; a layer needs at least one output");
    assertRefused(
        d -> d.conv2d(8, 0, 2),
        "decoder[0] Conv2d kernel: expected at least 1, found 0; 3 and 4 are usual kernel sizes");
    assertRefused(
        d -> d.dense(8).reshape(2, -4),
        "decoder[1] shape [2, -4]: expected sizes of at least 1, found -4; leave the batch axis"
            + " out");
    assertRefused(
        d -> d.convTranspose2d(8, 4, 2, 0, 5),
        "decoder[0] shape [0, 5]: expected sizes of at least 1, found 0; leave the batch axis out");
    assertRefused(
        d -> d.dropout(1),
        "decoder[0] Dropout rate: expected a probability in [0, 1), found 1.0; it is the share of"
            + " values that is dropped, not kept");
    assertRefused(
        d -> d.batchNorm(0.9, 1e-60),
        "decoder[0] BatchNorm epsilon: expected a positive number, found 0.0; 1e-5 is usual");
    assertRefused(
        d -> d.leakyRelu(2),
        "decoder[0] LeakyRelu negativeSlope: expected a number in [0, 1), found 2.0; the usual"
            + " values are 0.01 and 0.2");
  }

  @Test
  void encoder_isNamedToo() {
    assertThatThrownBy(() -> VaeBuilder.forVectors(5).encoder(e -> e.dense(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "encoder[0] Dense units: expected at least 1, found 0; a layer needs at least one"
                + " output");
  }

  private static void assertRefused(UnaryOperator<NetworkBuilder> layers, String message) {
    assertThatThrownBy(() -> VaeBuilder.forVectors(5).decoder(layers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
