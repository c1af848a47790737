package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * {@link org.vae4j.model.ContinuousBernoulli} as ops of a graph. The branch that is not taken sees
 * the logit 1, because a gradient that is not a number would survive a multiplication by 0.
 */
record ContinuousBernoulliGraph(Ops tf) implements GraphLikelihood {
  /** The coefficients of l^2, l^4, … in log(sinh(l / 2) / (l / 2)). */
  private static final double[] LOG_SERIES = {1 / 24.0, -1 / 2880.0, 1 / 181440.0, -1 / 9676800.0};

  /** The coefficients of 1, l^2, l^4, … in (mean - 1/2) / l: the derivative of the above. */
  private static final double[] MEAN_SERIES = {1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0};

  /**
   * Returns l (1/2 - x) + log(sinh(l / 2) / (l / 2)); away from 0, where the terms of this sum are
   * large and cancel, max(l, 0) - l x + log(1 - exp(-|l|)) - log(|l|).
   */
  @Override
  public Operand<TFloat32> loss(Operand<TFloat32> items, Operand<TFloat32> decoded) {
    Operand<TBool> small = isSmall(decoded);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> near = tf.select(small, decoded, zero);
    Operand<TFloat32> square = tf.math.square(near);
    Operand<TFloat32> series =
        tf.math.add(
            tf.math.mul(near, tf.math.sub(tf.constant(0.5f), items)),
            tf.math.mul(square, polynomial(square, LOG_SERIES)));
    Operand<TFloat32> size = tf.select(small, tf.constant(1f), tf.math.abs(decoded));
    Operand<TFloat32> logIntegral =
        tf.math.sub(tf.math.log1p(tf.math.neg(tf.math.exp(tf.math.neg(size)))), tf.math.log(size));
    Operand<TFloat32> direct =
        tf.math.add(tf.math.sub(tf.nn.relu(decoded), tf.math.mul(items, decoded)), logIntegral);
    return tf.select(small, series, direct);
  }

  /** Returns 1/2 + coth(l / 2) / 2 - 1 / l, or its series. */
  @Override
  public Operand<TFloat32> mean(Operand<TFloat32> decoded) {
    Operand<TBool> small = isSmall(decoded);
    Operand<TFloat32> series =
        tf.math.mul(decoded, polynomial(tf.math.square(decoded), MEAN_SERIES));
    Operand<TFloat32> far = tf.select(small, tf.constant(1f), decoded);
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> direct =
        tf.math.sub(
            tf.math.div(half, tf.math.tanh(tf.math.mul(half, far))), tf.math.reciprocal(far));
    return tf.math.add(half, tf.select(small, series, direct));
  }

  private Operand<TBool> isSmall(Operand<TFloat32> decoded) {
    return tf.math.less(tf.math.abs(decoded), tf.constant(1f));
  }

  /** Evaluates a polynomial from its highest coefficient down. */
  private Operand<TFloat32> polynomial(Operand<TFloat32> x, double[] coefficients) {
    Operand<TFloat32> sum = tf.constant((float) coefficients[coefficients.length - 1]);
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = tf.math.add(tf.constant((float) coefficients[i]), tf.math.mul(x, sum));
    }
    return sum;
  }
}
