package org.vae4j.layer;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * A two-dimensional convolution (cross-correlation, as everywhere in deep learning) with a bias.
 * Shapes: x {@code [H, W, C]}, kernel {@code [kernel, kernel, C, filters]}, bias {@code [filters]},
 * output {@code [H', W', filters]} with H' and W' as {@link Padding} says.
 *
 * @param filters the number of output channels, at least 1
 * @param kernel the height and width of the kernel in pixels, at least 1
 * @param stride the step in both directions in pixels, at least 1
 * @param padding what happens at the border
 */
public record Conv2d(int filters, int kernel, int stride, Padding padding) implements Layer {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public Conv2d {
    Require.positive(filters, "Conv2d filters", "a convolution needs at least one filter");
    Require.positive(kernel, "Conv2d kernel", "3 and 4 are usual kernel sizes");
    Require.positive(stride, "Conv2d stride", "1 keeps the size, 2 halves it");
    Objects.requireNonNull(padding, "padding");
  }

  /**
   * Returns the height or width of the output.
   *
   * @param inputSize the height or width of the input, in pixels
   * @return the size in pixels; less than 1 if the kernel does not fit
   */
  public int outputSize(int inputSize) {
    return padding == Padding.SAME
        ? (inputSize - 1) / stride + 1
        : Math.floorDiv(inputSize - kernel, stride) + 1;
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.conv2d(this, input, position);
  }

  @Override
  public String toString() {
    return "conv2d(" + filters + ", " + kernel + ", " + stride + ", " + padding + ")";
  }
}
