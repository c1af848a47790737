package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A likelihood as ops of a graph. */
interface GraphLikelihood {
  /**
   * Returns the loss {@code -log p} of each value in nats, [B, values].
   *
   * @param items the observations, [B, values]
   * @param decoded the decoder's output, [B, values] or [B, 2 * values]
   */
  Operand<TFloat32> loss(Operand<TFloat32> items, Operand<TFloat32> decoded);

  /**
   * Returns the mean of each value, [B, values].
   *
   * @param decoded the decoder's output, [B, values] or [B, 2 * values]
   */
  Operand<TFloat32> mean(Operand<TFloat32> decoded);
}
