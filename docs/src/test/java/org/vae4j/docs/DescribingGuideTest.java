package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Layer;
import org.vae4j.model.Likelihood;
import org.vae4j.model.NetworkBuilder;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/** Descriptions, without training them. */
final class DescribingGuideTest {
  @Test
  void layers() {
    // tag::describing-layers[]
    Vae vae =
        VaeBuilder.forImages(28, 28, 1) // height, width, channels
            .encoder(
                e ->
                    e.conv2d(32, 3, 2) // filters, kernel, stride
                        .batchNorm()
                        .leakyRelu(0.2)
                        .conv2d(64, 3, 2)
                        .batchNorm()
                        .leakyRelu(0.2)
                        .flatten() // the encoder ends in a vector
                        .dropout(0.1))
            .latentSize(16)
            .decoder(
                d ->
                    d.dense(7 * 7 * 64)
                        .reshape(7, 7, 64)
                        .relu()
                        .convTranspose2d(32, 4, 2)
                        .relu()
                        .convTranspose2d(1, 4, 2)) // and the decoder in an item
            .build();
    System.out.println(vae);
    // end::describing-layers[]
    assertThat(vae.encoder().layers()).hasSize(8);
    assertThat(vae.decoder().output()).isEqualTo(Shape.of(28, 28, 1));
  }

  @Test
  void blocks() {
    // tag::describing-blocks[]
    UnaryOperator<NetworkBuilder> encoder =
        network -> {
          for (int filters = 16; filters <= 64; filters *= 2) {
            network.conv2d(filters, 4, 2).batchNorm().silu();
          }
          return network.flatten();
        };
    Vae vae = VaeBuilder.forImages(64, 64, 3).encoder(encoder).latentSize(32).build();
    List<Layer> layers = vae.encoder().layers();
    Shape features = vae.encoder().output(); // [4096]
    long numbers = vae.parameterCount();
    // end::describing-blocks[]
    assertThat(layers).hasSize(10).element(1).isInstanceOf(BatchNorm.class);
    assertThat(features).isEqualTo(Shape.of(4096));
    assertThat(numbers).isEqualTo(trainable(vae));
  }

  private static long trainable(Vae vae) {
    return vae.parameters().stream()
        .filter(parameter -> parameter.role().trainable())
        .mapToLong(parameter -> parameter.shape().volume())
        .sum();
  }

  @Test
  void references() {
    // tag::describing-reference[]
    Vae dense = ReferenceModels.mlp400().build(); // 784-400-400-20-400-400-784
    Vae convolutional = ReferenceModels.conv2(16).objective(Objective.elbo().beta(4)).build();
    Vae normalized = ReferenceModels.conv3bn().likelihood(Likelihood.gaussian()).build();
    // end::describing-reference[]
    assertThat(dense.latentSize()).isEqualTo(20);
    assertThat(convolutional.latentSize()).isEqualTo(16);
    assertThat(normalized.likelihood()).isEqualTo(Likelihood.gaussian());
  }
}
