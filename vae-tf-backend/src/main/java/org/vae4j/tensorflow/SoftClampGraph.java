package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.SoftClamp;

/** {@link SoftClamp} as ops of a graph. */
final class SoftClampGraph {
  private SoftClampGraph() {}

  /** Returns the identity part plus what goes beyond it; that is exactly 0 inside the range. */
  static Operand<TFloat32> apply(Ops tf, SoftClamp clamp, Operand<TFloat32> x) {
    Operand<TFloat32> room = tf.constant(clamp.room());
    Operand<TFloat32> inner =
        tf.clipByValue(x, tf.constant(clamp.lowest()), tf.constant(clamp.highest()));
    Operand<TFloat32> excess = tf.math.div(tf.math.sub(x, inner), room);
    return tf.math.add(inner, tf.math.mul(tf.math.tanh(excess), room));
  }
}
