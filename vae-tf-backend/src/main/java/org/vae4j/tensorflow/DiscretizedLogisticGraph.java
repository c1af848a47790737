package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.DiscretizedLogistic;

/** {@link DiscretizedLogistic} as ops of a graph. */
record DiscretizedLogisticGraph(Ops tf, GraphScale scale) implements GraphLikelihood {
  private static final float LEVEL = 1f / DiscretizedLogistic.STEPS;

  /** Returns softplus(-a) + softplus(b) - log(1 - exp(-1 / (255 s))), with the ends left open. */
  @Override
  public Operand<TFloat32> loss(Operand<TFloat32> items, Operand<TFloat32> decoded) {
    Operand<TFloat32> halfLevel = tf.constant(LEVEL / 2);
    Operand<TFloat32> inverseScale = tf.math.exp(tf.math.neg(scale.logScale(decoded)));
    Operand<TFloat32> centered = tf.math.sub(items, scale.location(decoded));
    Operand<TFloat32> upper = tf.math.mul(tf.math.add(centered, halfLevel), inverseScale);
    Operand<TFloat32> lower = tf.math.mul(tf.math.sub(centered, halfLevel), inverseScale);
    Operand<TFloat32> width = tf.math.mul(inverseScale, tf.constant(LEVEL));
    Operand<TFloat32> logWidth = tf.math.log(tf.math.neg(tf.math.expm1(tf.math.neg(width))));
    Operand<TFloat32> notWhite =
        tf.dtypes.cast(tf.math.less(items, tf.constant(1 - LEVEL / 2)), TFloat32.class);
    Operand<TFloat32> notBlack = tf.dtypes.cast(tf.math.greater(items, halfLevel), TFloat32.class);
    return tf.math.sub(
        tf.math.add(
            tf.math.mul(notWhite, tf.math.softplus(tf.math.neg(upper))),
            tf.math.mul(notBlack, tf.math.softplus(lower))),
        tf.math.mul(tf.math.mul(notWhite, notBlack), logWidth));
  }

  /**
   * Returns clip(mean, 0, 1) + s (softplus(-|mean| / s) - softplus(-|mean - 1| / s)): the
   * documented formula without the difference of large numbers that it has for means far outside
   * [0, 1].
   */
  @Override
  public Operand<TFloat32> mean(Operand<TFloat32> decoded) {
    Operand<TFloat32> s = tf.math.exp(scale.logScale(decoded));
    Operand<TFloat32> location = scale.location(decoded);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> one = tf.constant(1f);
    return tf.math.add(
        tf.clipByValue(location, zero, one),
        tf.math.mul(s, tf.math.sub(tail(location, s), tail(tf.math.sub(location, one), s))));
  }

  /** Returns softplus(-|x| / s). */
  private Operand<TFloat32> tail(Operand<TFloat32> x, Operand<TFloat32> s) {
    return tf.math.softplus(tf.math.neg(tf.math.div(tf.math.abs(x), s)));
  }
}
