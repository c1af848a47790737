package org.vae4j.tensorflow;

import org.tensorflow.proto.RewriterConfig;

/**
 * The numbers that a training computes with. Immutable and safe to use from many threads.
 *
 * @param reduced whether matrix products and convolutions may use 16 bits
 */
public record Precision(boolean reduced) {
  /**
   * Returns float32 for everything: the default.
   *
   * @return the precision
   */
  public static Precision float32() {
    return new Precision(false);
  }

  /**
   * Returns mixed precision: TensorFlow computes matrix products, convolutions and the activations
   * between them in 16 bits, which takes hardware that has such numbers to be faster. They are
   * bfloat16 on a CPU. On a GPU they are float16, the only ones that TensorFlow's rewriter has
   * there; losses are not scaled for it.
   *
   * <p>Weights, what the optimizer remembers, gradients from the moment they are complete, the
   * statistics of batch normalization, q(z|x), z and both parts of the loss stay float32; so do the
   * ONNX files. Validation runs in the precision of the training.
   *
   * @return the precision
   */
  public static Precision mixed() {
    return new Precision(true);
  }

  /** Returns what makes TensorFlow's graph rewriter use this precision. */
  RewriterConfig rewriting() {
    RewriterConfig.Builder rewriting = RewriterConfig.newBuilder();
    if (reduced) {
      rewriting
          .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)
          .setAutoMixedPrecision(RewriterConfig.Toggle.ON);
    }
    return rewriting.build();
  }

  /** Returns {@code float32} or {@code mixed}. */
  @Override
  public String toString() {
    return reduced ? "mixed" : "float32";
  }
}
