package org.vae4j.layer;

import java.util.Objects;
import java.util.Optional;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * A transposed convolution with a bias: the gradient of a {@link Conv2d} with respect to its input,
 * used to grow an image. Shapes: x {@code [H, W, C]}, kernel {@code [kernel, kernel, filters, C]},
 * bias {@code [filters]}, output {@code [H', W', filters]} with H' and W' as {@link Padding} says.
 *
 * <p>With {@link Padding#SAME} and stride s, every output size that a convolution would shrink to
 * the input size is possible: {@code H * s - s + 1} to {@code H * s}. The largest is the default;
 * {@code outputSize} picks another one, which is how odd image sizes are reached.
 *
 * @param filters the number of output channels, at least 1
 * @param kernel the height and width of the kernel in pixels, at least 1
 * @param stride the factor of growth, at least 1
 * @param padding what happens at the border
 * @param outputSize the wanted {@code [height, width]}; empty for the default of the padding
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin 2016, section 4</a>
 */
public record ConvTranspose2d(
    int filters, int kernel, int stride, Padding padding, Optional<Shape> outputSize)
    implements Layer {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is less than 1, or the output size is not {@code
   *     [height, width]}
   */
  public ConvTranspose2d {
    Require.positive(
        filters, "ConvTranspose2d filters", "a transposed convolution needs at least one filter");
    Require.positive(kernel, "ConvTranspose2d kernel", "3 and 4 are usual kernel sizes");
    Require.positive(stride, "ConvTranspose2d stride", "1 keeps the size, 2 doubles it");
    Objects.requireNonNull(padding, "padding");
    Objects.requireNonNull(outputSize, "outputSize");
    outputSize.ifPresent(
        size ->
            Require.argument(
                size.rank() == 2,
                "ConvTranspose2d outputSize",
                "[height, width]",
                size,
                "leave the channels out"));
  }

  /**
   * Returns the height and width of the output.
   *
   * @param input the shape of the input, {@code [H, W, C]}
   * @return {@code [H', W', filters]}, in pixels
   */
  public Shape outputShape(Shape input) {
    return outputSize
        .map(size -> Shape.of(size.size(0), size.size(1), filters))
        .orElseGet(
            () -> Shape.of(defaultSize(input.height()), defaultSize(input.width()), filters));
  }

  /**
   * Returns the output size that a padding gives unless another is asked for.
   *
   * @param inputSize the height or width of the input, in pixels
   * @return the size in pixels; {@link Integer#MAX_VALUE} if it is larger
   */
  public int defaultSize(int inputSize) {
    long size =
        padding == Padding.SAME ? (long) inputSize * stride : (inputSize - 1L) * stride + kernel;
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.convTranspose2d(this, input, position);
  }

  @Override
  public String toString() {
    return "convTranspose2d("
        + filters
        + ", "
        + kernel
        + ", "
        + stride
        + ", "
        + padding
        + outputSize.map(size -> ", " + size.size(0) + ", " + size.size(1)).orElse("")
        + ")";
  }
}
