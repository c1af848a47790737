package org.vae4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;

/** What each layer's record checks, says and computes by itself. */
final class LayerTest {
  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of(new Dense(7), "Dense", "dense(7)"),
        Arguments.of(new Conv2d(8, 3, 2, Padding.VALID), "Conv2d", "conv2d(8, 3, 2, VALID)"),
        Arguments.of(
            new ConvTranspose2d(8, 3, 2, Padding.SAME, Optional.empty()),
            "ConvTranspose2d",
            "convTranspose2d(8, 3, 2, SAME)"),
        Arguments.of(
            new ConvTranspose2d(8, 3, 2, Padding.SAME, Optional.of(Shape.of(7, 9))),
            "ConvTranspose2d",
            "convTranspose2d(8, 3, 2, SAME, 7, 9)"),
        Arguments.of(new BatchNorm(0.9f, 1e-5f), "BatchNorm", "batchNorm(0.9, 1.0E-5)"),
        Arguments.of(new Dropout(0.5f), "Dropout", "dropout(0.5)"),
        Arguments.of(new Flatten(), "Flatten", "flatten"),
        Arguments.of(new Reshape(Shape.of(7, 7, 64)), "Reshape", "reshape(7, 7, 64)"),
        Arguments.of(new LeakyRelu(0.2f), "LeakyRelu", "leakyRelu(0.2)"),
        Arguments.of(new Activation(ActivationFunction.SILU), "Activation", "silu"));
  }

  @ParameterizedTest
  @MethodSource("words")
  void words_areThoseOfTheBuilder(Layer layer, String kind, String text) {
    assertThat(layer.kind()).isEqualTo(kind);
    assertThat(layer).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -2})
  void sizes_lessThanOne(int size) {
    Padding same = Padding.SAME;
    String found = ": expected at least 1, found " + size + "; ";
    assertRefused(
        () -> new Dense(size), "Dense units" + found + "a layer needs at least one output");
    assertRefused(
        () -> new Conv2d(size, 3, 1, same),
        "Conv2d filters" + found + "a convolution needs at least one filter");
    assertRefused(
        () -> new Conv2d(1, size, 1, same),
        "Conv2d kernel" + found + "3 and 4 are usual kernel sizes");
    assertRefused(
        () -> new Conv2d(1, 3, size, same),
        "Conv2d stride" + found + "1 keeps the size, 2 halves it");
    assertRefused(
        () -> new ConvTranspose2d(size, 3, 1, same, Optional.empty()),
        "ConvTranspose2d filters" + found + "a transposed convolution needs at least one filter");
    assertRefused(
        () -> new ConvTranspose2d(1, size, 1, same, Optional.empty()),
        "ConvTranspose2d kernel" + found + "3 and 4 are usual kernel sizes");
    assertRefused(
        () -> new ConvTranspose2d(1, 3, size, same, Optional.empty()),
        "ConvTranspose2d stride" + found + "1 keeps the size, 2 doubles it");
  }

  @Test
  void convTranspose2d_outputSizeWithChannels() {
    assertRefused(
        () -> new ConvTranspose2d(1, 3, 1, Padding.SAME, Optional.of(Shape.of(7, 7, 1))),
        "ConvTranspose2d outputSize: expected [height, width], found [7, 7, 1]; leave the channels"
            + " out");
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1, Float.NaN, Float.POSITIVE_INFINITY})
  void shares_outOfRange(float share) {
    assertRefused(
        () -> new Dropout(share),
        "Dropout rate: expected a probability in [0, 1), found "
            + share
            + "; it is the share of values that is dropped, not kept");
    assertRefused(
        () -> new BatchNorm(share, 1e-5f),
        "BatchNorm momentum: expected a number in [0, 1), found "
            + share
            + "; it is the share of the old statistics that stays, usually 0.9 or 0.99");
    assertRefused(
        () -> new LeakyRelu(share),
        "LeakyRelu negativeSlope: expected a number in [0, 1), found "
            + share
            + "; the usual values are 0.01 and 0.2");
  }

  @Test
  void shares_atTheirBorders() {
    assertThat(new Dropout(0).rate()).isZero();
    assertThat(new BatchNorm(0, Float.MIN_VALUE).momentum()).isZero();
    assertThat(new LeakyRelu(Math.nextDown(1f)).negativeSlope()).isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1e-5f, Float.NaN, Float.POSITIVE_INFINITY})
  void epsilon_notPositive(float epsilon) {
    assertRefused(
        () -> new BatchNorm(0.9f, epsilon),
        "BatchNorm epsilon: expected a positive number, found " + epsilon + "; 1e-5 is usual");
  }

  @Test
  void conv2d_outputSizes() {
    Conv2d same = new Conv2d(1, 4, 2, Padding.SAME);
    assertThat(same.outputSize(28)).isEqualTo(14);
    assertThat(same.outputSize(27)).isEqualTo(14);
    assertThat(same.outputSize(1)).isEqualTo(1);
    Conv2d valid = new Conv2d(1, 3, 2, Padding.VALID);
    assertThat(valid.outputSize(7)).isEqualTo(3);
    assertThat(valid.outputSize(8)).isEqualTo(3);
    assertThat(valid.outputSize(3)).isEqualTo(1);
    assertThat(valid.outputSize(2)).isLessThan(1);
  }

  @Test
  void conv2d_hugeStride_doesNotOverflow() {
    assertThat(new Conv2d(1, 1, Integer.MAX_VALUE, Padding.SAME).outputSize(28)).isEqualTo(1);
  }

  @Test
  void convTranspose2d_outputShapes() {
    Shape input = Shape.of(7, 4, 64);
    ConvTranspose2d same = new ConvTranspose2d(5, 4, 2, Padding.SAME, Optional.empty());
    assertThat(same.outputShape(input)).isEqualTo(Shape.of(14, 8, 5));
    ConvTranspose2d valid = new ConvTranspose2d(5, 4, 2, Padding.VALID, Optional.empty());
    assertThat(valid.outputShape(input)).isEqualTo(Shape.of(16, 10, 5));
    ConvTranspose2d asked =
        new ConvTranspose2d(5, 4, 2, Padding.SAME, Optional.of(Shape.of(13, 7)));
    assertThat(asked.outputShape(input)).isEqualTo(Shape.of(13, 7, 5));
  }

  @Test
  void convTranspose2d_hugeStride_doesNotOverflow() {
    for (Padding padding : Padding.values()) {
      ConvTranspose2d layer = new ConvTranspose2d(1, 3, 1 << 30, padding, Optional.empty());
      assertThatThrownBy(() -> layer.outputShape(Shape.of(8, 8, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 2^31 - 1 values");
    }
  }

  @Test
  void position_isNamed() {
    assertThat(new LayerPosition("decoder", 5, Shape.of(1)).name()).isEqualTo("decoder[5]");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
