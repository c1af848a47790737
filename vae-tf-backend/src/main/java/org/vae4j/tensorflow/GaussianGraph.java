package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@link org.vae4j.model.Gaussian} as ops of a graph. */
record GaussianGraph(Ops tf, GraphScale scale) implements GraphLikelihood {
  private static final float CONSTANT = (float) (Math.log(2 * Math.PI) / 2);

  /** Returns ((x - mean) / sigma)^2 / 2 + log(sigma) + log(2 pi) / 2. */
  @Override
  public Operand<TFloat32> loss(Operand<TFloat32> items, Operand<TFloat32> decoded) {
    Operand<TFloat32> logScale = scale.logScale(decoded);
    Operand<TFloat32> distance =
        tf.math.mul(
            tf.math.sub(items, scale.location(decoded)), tf.math.exp(tf.math.neg(logScale)));
    return tf.math.add(
        tf.math.mul(tf.constant(0.5f), tf.math.square(distance)),
        tf.math.add(logScale, tf.constant(CONSTANT)));
  }

  @Override
  public Operand<TFloat32> mean(Operand<TFloat32> decoded) {
    return scale.location(decoded);
  }
}
