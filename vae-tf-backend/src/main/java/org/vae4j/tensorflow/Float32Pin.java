package org.vae4j.tensorflow;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Keeps values, and what elementwise ops make of them, in float32 where the graph is rewritten for
 * mixed precision. The rewriter lets elementwise ops, sums too, follow a matrix product or a
 * convolution into 16 bits, which would take the loss and the optimizer's arithmetic along. It
 * knows ops by lists, and leaves alone what is in none of them: so a pin is a DivNoNan by 1, whose
 * gradient is one, too. A constant 1 could be optimized away; this one is fed, as far as the
 * optimizer knows.
 */
final class Float32Pin {
  private final Ops tf;
  private final @Nullable Operand<TFloat32> one;

  private Float32Pin(Ops tf, @Nullable Operand<TFloat32> one) {
    this.tf = tf;
    this.one = one;
  }

  /**
   * Returns the pin of a graph.
   *
   * @param mixed whether the graph will be rewritten; if not, pins add nothing to it
   */
  static Float32Pin of(Ops tf, boolean mixed) {
    return new Float32Pin(
        tf,
        mixed
            ? tf.placeholderWithDefault(tf.constant(1f), org.tensorflow.ndarray.Shape.scalar())
            : null);
  }

  /** Returns the same values. */
  Operand<TFloat32> apply(Operand<TFloat32> values) {
    return one == null ? values : tf.math.divNoNan(values, one);
  }
}
