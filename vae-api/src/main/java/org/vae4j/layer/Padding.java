package org.vae4j.layer;

/** How a convolution treats the border of its input. */
public enum Padding {
  /**
   * Zeros are added so that the output has {@code ceil(input / stride)} pixels; where their number
   * is odd, the extra one goes to the bottom and the right. A transposed convolution gives {@code
   * input * stride} pixels, unless another output size is asked for.
   */
  SAME,

  /**
   * Nothing is added: the output has {@code ceil((input - kernel + 1) / stride)} pixels, and that
   * of a transposed convolution {@code (input - 1) * stride + kernel}.
   */
  VALID
}
