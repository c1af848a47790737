package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;

final class DefaultNetworksTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void squares_ofEverySize(int channels) {
    for (int size = 8; size <= 256; size++) {
      assertFits(size, size, channels);
    }
  }

  @Test
  void rectangles_ofManySizes() {
    for (int height = 8; height <= 256; height += 13) {
      for (int width = 256; width >= 8; width -= 9) {
        assertFits(height, width, 3);
      }
    }
    assertFits(8, 256, 1);
    assertFits(256, 8, 1);
  }

  @Test
  void images_of28() {
    Vae vae = VaeBuilder.forImages(28, 28, 1).build();
    Vae written = ReferenceModels.conv2().build();
    assertThat(vae.encoder()).isEqualTo(written.encoder());
    assertThat(vae.decoder().shapes()).isEqualTo(written.decoder().shapes());
    assertThat(vae.parameterCount()).isEqualTo(written.parameterCount());
  }

  @Test
  void images_of256_haveAtMost256Channels() {
    Vae vae = VaeBuilder.forImages(256, 256, 3).build();
    assertThat(vae.encoder().shapes())
        .contains(Shape.of(128, 128, 32), Shape.of(16, 16, 256), Shape.of(4, 4, 256));
  }

  @ParameterizedTest
  @CsvSource({"7, 28", "28, 7", "257, 256", "256, 257", "1, 1"})
  void images_outsideTheRange(int height, int width) {
    assertThatThrownBy(() -> VaeBuilder.forImages(height, width, 1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "VaeBuilder.forImages without layers: expected images from 8x8 to 256x256 pixels,"
                + " found "
                + height
                + "x"
                + width
                + "; give the layers with encoder(…) and decoder(…)");
  }

  @Test
  void images_outsideTheRange_withLayers() {
    Vae vae =
        VaeBuilder.forImages(4, 4, 1)
            .encoder(e -> e.flatten().dense(8).relu())
            .decoder(d -> d.dense(16).reshape(4, 4, 1))
            .build();
    assertThat(vae.itemShape()).isEqualTo(Shape.of(4, 4, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 5000})
  void vectors_ofAnySize(int size) {
    Vae vae = VaeBuilder.forVectors(size).latentSize(2).build();
    assertThat(vae.itemShape()).isEqualTo(Shape.of(size));
    assertThat(vae.encoder().shapes())
        .containsExactly(
            Shape.of(size), Shape.of(400), Shape.of(400), Shape.of(400), Shape.of(400));
    assertThat(vae.decoder().output()).isEqualTo(Shape.of(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 13, 28, 64})
  void perValueScales_doubleTheLastChannels(int size) {
    Vae vae = VaeBuilder.forImages(size, size, 3).likelihood(Likelihood.gaussianPerValue()).build();
    Vae plain = VaeBuilder.forImages(size, size, 3).build();
    assertThat(vae.decoder().output()).isEqualTo(Shape.of(size, size, 6));
    int last = vae.decoder().layers().size() - 1;
    assertThat(vae.decoder().layers().subList(0, last))
        .isEqualTo(plain.decoder().layers().subList(0, last));
    assertThat(
            VaeBuilder.forVectors(size)
                .likelihood(Likelihood.discretizedLogisticPerValue())
                .build()
                .decoder()
                .output())
        .isEqualTo(Shape.of(2 * size));
  }

  private static void assertFits(int height, int width, int channels) {
    Vae vae = VaeBuilder.forImages(height, width, channels).build();
    Shape item = Shape.of(height, width, channels);
    assertThat(vae.itemShape()).isEqualTo(item);
    assertThat(vae.decoder().output()).isEqualTo(item);
    assertThat(vae.encoder().output()).isEqualTo(Shape.of(256));
    Shape smallest = vae.encoder().shapes().get(vae.encoder().shapes().size() - 4);
    assertThat(smallest.isImage()).isTrue();
    assertThat(Math.min(smallest.height(), smallest.width())).isBetween(4, 7);
    assertThat(vae.decoder().shapes()).contains(smallest);
  }
}
