package org.vae4j.tensorflow.export;

/**
 * The pixels around an image along one axis, as TensorFlow places them: as many as a convolution
 * needs so that its last step ends at the border, half of them (rounded down) before the image.
 *
 * @param before the number of pixels above or to the left
 * @param after the number of pixels below or to the right
 */
record AxisPadding(int before, int after) {
  /**
   * Returns the padding of a convolution; that of a transposed convolution is the same with input
   * and output exchanged. It is none for {@code VALID}, whose last step never reaches the border.
   *
   * @param image the size of the convolution's input, in pixels
   * @param steps the size of its output, in pixels
   * @param kernel the size of the kernel, in pixels
   * @param stride the step, in pixels
   */
  static AxisPadding of(int image, int steps, int kernel, int stride) {
    int total = Math.max((steps - 1) * stride + kernel - image, 0);
    return new AxisPadding(total / 2, total - total / 2);
  }
}
