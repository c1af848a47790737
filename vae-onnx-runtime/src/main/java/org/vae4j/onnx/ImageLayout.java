package org.vae4j.onnx;

/** In which order a file holds the values of images. {@link org.vae4j.Samples} are not affected. */
public enum ImageLayout {
  /** {@code [n, channels, height, width]}, as PyTorch and diffusers write it. */
  NCHW,

  /** {@code [n, height, width, channels]}, as Keras writes it. */
  NHWC
}
