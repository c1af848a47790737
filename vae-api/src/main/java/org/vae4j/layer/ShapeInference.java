package org.vae4j.layer;

import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * The interpreter that computes shapes, and with them says which networks are possible. Stateless.
 *
 * <p>Its mistakes are {@link IllegalArgumentException}s that name the side, the layer's index, what
 * was expected, what was found and a hint.
 */
public final class ShapeInference implements LayerInterpreter<Shape> {
  @Override
  public Shape activation(Activation layer, Shape input, LayerPosition position) {
    return input;
  }

  @Override
  public Shape batchNorm(BatchNorm layer, Shape input, LayerPosition position) {
    return input;
  }

  @Override
  public Shape conv2d(Conv2d layer, Shape input, LayerPosition position) {
    requireImage(layer, input, position);
    Require.argument(
        layer.kernel() <= Math.min(input.height(), input.width()),
        where(layer, position),
        "an input of at least " + layer.kernel() + "x" + layer.kernel() + " pixels",
        input,
        "use a smaller kernel or fewer strides before it");
    int height = layer.outputSize(input.height());
    int width = layer.outputSize(input.width());
    requireVolume(layer, position, height, width, layer.filters());
    return Shape.of(height, width, layer.filters());
  }

  @Override
  public Shape convTranspose2d(ConvTranspose2d layer, Shape input, LayerPosition position) {
    requireImage(layer, input, position);
    requireVolume(
        layer,
        position,
        layer.outputSize().map(size -> size.size(0)).orElse(layer.defaultSize(input.height())),
        layer.outputSize().map(size -> size.size(1)).orElse(layer.defaultSize(input.width())),
        layer.filters());
    Shape output = layer.outputShape(input);
    for (int axis = 0; axis < 2; axis++) {
      int largest = layer.defaultSize(input.size(axis));
      int smallest =
          layer.padding() == Padding.SAME ? Math.max(1, largest - layer.stride() + 1) : largest;
      Require.argument(
          output.size(axis) >= smallest && output.size(axis) <= largest,
          where(layer, position),
          "an output " + (axis == 0 ? "height" : "width") + " from " + smallest + " to " + largest,
          output.size(axis),
          "a stride of " + layer.stride() + " from " + input.size(axis) + " reaches no other");
    }
    return output;
  }

  @Override
  public Shape dense(Dense layer, Shape input, LayerPosition position) {
    Require.argument(
        input.rank() == 1,
        where(layer, position),
        "a flat input [n]",
        input,
        "put flatten() in front of it");
    return Shape.of(layer.units());
  }

  @Override
  public Shape dropout(Dropout layer, Shape input, LayerPosition position) {
    return input;
  }

  @Override
  public Shape flatten(Flatten layer, Shape input, LayerPosition position) {
    return Shape.of(input.volume());
  }

  @Override
  public Shape leakyRelu(LeakyRelu layer, Shape input, LayerPosition position) {
    return input;
  }

  @Override
  public Shape reshape(Reshape layer, Shape input, LayerPosition position) {
    Require.argument(
        layer.target().volume() == input.volume(),
        where(layer, position),
        "a target of " + input.volume() + " values, as " + input + " has",
        layer.target() + " with " + layer.target().volume(),
        "the product of the sizes must stay the same");
    return layer.target();
  }

  private static void requireImage(Layer layer, Shape input, LayerPosition position) {
    Require.argument(
        input.isImage(),
        where(layer, position),
        "an image [height, width, channels]",
        input,
        "put reshape(height, width, channels) in front of it");
  }

  private static void requireVolume(
      Layer layer, LayerPosition position, int height, int width, int channels) {
    // Two factors fit a long; the third is compared by division.
    Require.argument(
        (long) height * width <= Integer.MAX_VALUE / channels,
        where(layer, position),
        "at most 2^31 - 1 values",
        "[" + height + ", " + width + ", " + channels + "]",
        "use a smaller layer");
  }

  private static String where(Layer layer, LayerPosition position) {
    return position.name() + " " + layer.kind();
  }
}
