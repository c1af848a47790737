package org.vae4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Shape;

final class ShapeInferenceTest {
  static Stream<Arguments> fitting() {
    Shape image = Shape.of(7, 5, 2);
    return Stream.of(
        Arguments.of(image, new Activation(ActivationFunction.RELU), image),
        Arguments.of(image, new LeakyRelu(0.1f), image),
        Arguments.of(image, new BatchNorm(0.9f, 1e-5f), image),
        Arguments.of(image, new Dropout(0.5f), image),
        Arguments.of(image, new Flatten(), Shape.of(70)),
        Arguments.of(Shape.of(3), new Flatten(), Shape.of(3)),
        Arguments.of(image, new Reshape(Shape.of(5, 14)), Shape.of(5, 14)),
        Arguments.of(Shape.of(3), new Dense(9), Shape.of(9)),
        Arguments.of(image, new Conv2d(4, 3, 2, Padding.SAME), Shape.of(4, 3, 4)),
        Arguments.of(image, new Conv2d(4, 3, 2, Padding.VALID), Shape.of(3, 2, 4)),
        Arguments.of(image, new Conv2d(4, 5, 1, Padding.VALID), Shape.of(3, 1, 4)),
        Arguments.of(image, transposed(Padding.SAME, Optional.empty()), Shape.of(14, 10, 4)),
        Arguments.of(image, transposed(Padding.VALID, Optional.empty()), Shape.of(15, 11, 4)),
        Arguments.of(
            image, transposed(Padding.SAME, Optional.of(Shape.of(13, 10))), Shape.of(13, 10, 4)),
        Arguments.of(
            image, transposed(Padding.VALID, Optional.of(Shape.of(15, 11))), Shape.of(15, 11, 4)));
  }

  static Stream<Arguments> notFitting() {
    Shape vector = Shape.of(35);
    Shape image = Shape.of(7, 5, 2);
    return Stream.of(
        Arguments.of(
            image,
            new Dense(3),
            "decoder[4] Dense: expected a flat input [n], found [7, 5, 2]; put flatten() in front"
                + " of it"),
        Arguments.of(
            vector,
            new Conv2d(4, 3, 1, Padding.SAME),
            "decoder[4] Conv2d: expected an image [height, width, channels], found [35]; put"
                + " reshape(height, width, channels) in front of it"),
        Arguments.of(
            vector,
            transposed(Padding.SAME, Optional.empty()),
            "decoder[4] ConvTranspose2d: expected an image [height, width, channels], found [35];"
                + " put reshape(height, width, channels) in front of it"),
        Arguments.of(
            image,
            new Conv2d(4, 6, 1, Padding.VALID),
            "decoder[4] Conv2d: expected an input of at least 6x6 pixels, found [7, 5, 2]; use a"
                + " smaller kernel or fewer strides before it"),
        Arguments.of(
            image,
            new Conv2d(4, 6, 1, Padding.SAME),
            "decoder[4] Conv2d: expected an input of at least 6x6 pixels, found [7, 5, 2]; use a"
                + " smaller kernel or fewer strides before it"),
        Arguments.of(
            vector,
            new Reshape(Shape.of(4, 9)),
            "decoder[4] Reshape: expected a target of 35 values, as [35] has, found [4, 9] with 36;"
                + " the product of the sizes must stay the same"),
        Arguments.of(
            image,
            transposed(Padding.SAME, Optional.of(Shape.of(12, 10))),
            "decoder[4] ConvTranspose2d: expected an output height from 13 to 14, found 12; a"
                + " stride of 2 from 7 reaches no other"),
        Arguments.of(
            image,
            transposed(Padding.SAME, Optional.of(Shape.of(14, 11))),
            "decoder[4] ConvTranspose2d: expected an output width from 9 to 10, found 11; a stride"
                + " of 2 from 5 reaches no other"),
        Arguments.of(
            image,
            transposed(Padding.VALID, Optional.of(Shape.of(14, 11))),
            "decoder[4] ConvTranspose2d: expected an output height from 15 to 15, found 14; a"
                + " stride of 2 from 7 reaches no other"));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void fitting_hasItsOutput(Shape input, Layer layer, Shape output) {
    assertThat(infer(input, layer)).isEqualTo(output);
  }

  @ParameterizedTest
  @MethodSource("notFitting")
  void notFitting_isRefused(Shape input, Layer layer, String message) {
    assertThatThrownBy(() -> infer(input, layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Shape infer(Shape input, Layer layer) {
    return layer.accept(new ShapeInference(), input, new LayerPosition("decoder", 4, input));
  }

  private static ConvTranspose2d transposed(Padding padding, Optional<Shape> outputSize) {
    return new ConvTranspose2d(4, 3, 2, padding, outputSize);
  }
}
