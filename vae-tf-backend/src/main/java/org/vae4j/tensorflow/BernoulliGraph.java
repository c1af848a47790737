package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@link org.vae4j.model.Bernoulli} as ops of a graph. */
record BernoulliGraph(Ops tf) implements GraphLikelihood {
  /** Returns softplus(logit) - x * logit. */
  @Override
  public Operand<TFloat32> loss(Operand<TFloat32> items, Operand<TFloat32> decoded) {
    return tf.math.sub(tf.math.softplus(decoded), tf.math.mul(items, decoded));
  }

  @Override
  public Operand<TFloat32> mean(Operand<TFloat32> decoded) {
    return tf.math.sigmoid(decoded);
  }
}
