package org.vae4j.tensorflow;

import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.WassersteinLoss;

/** The gradient penalty of a {@link WassersteinLoss}. */
final class GradientPenalty {
  private static final float SQRT_HALF = (float) Math.sqrt(0.5);

  /** Keeps the slope of the root finite where a gradient is zero. */
  private static final float SMALLEST = 1e-12f;

  private GradientPenalty() {}

  /**
   * Returns the weighted penalty, a scalar.
   *
   * @param critic maps items, [B, values], to numbers, [B, 1]
   * @param items of the data, [B, values]
   * @param generated as many, [B, values]
   * @param normal a standard normal number for each item, [B, 1], whose quantile is the place
   *     between both
   */
  @SuppressWarnings("unchecked") // gradients of float32 are float32
  static Operand<TFloat32> of(
      Ops tf,
      WassersteinLoss loss,
      UnaryOperator<Operand<TFloat32>> critic,
      Operand<TFloat32> items,
      Operand<TFloat32> generated,
      Operand<TFloat32> normal) {
    Operand<TFloat32> quantile =
        tf.math.mul(
            tf.constant(0.5f),
            tf.math.add(tf.constant(1f), tf.math.erf(tf.math.mul(normal, tf.constant(SQRT_HALF)))));
    Operand<TFloat32> between =
        tf.math.add(generated, tf.math.mul(quantile, tf.math.sub(items, generated)));
    Operand<TFloat32> sum = tf.sum(critic.apply(between), tf.constant(new int[] {0, 1}));
    // The default for what a gradient starts from is an op without a gradient of its own.
    Output<?>[] gradients =
        ((Graph) tf.scope().env())
            .addGradients(
                tf.scope().makeUnique("penalty"),
                new Output<?>[] {sum.asOutput()},
                new Output<?>[] {between.asOutput()},
                new Output<?>[] {tf.constant(1f).asOutput()});
    Operand<TFloat32> norm =
        tf.math.sqrt(
            tf.math.add(
                tf.sum(tf.math.square((Output<TFloat32>) gradients[0]), tf.constant(1)),
                tf.constant(SMALLEST)));
    return tf.math.mul(
        tf.constant((float) loss.penalty()),
        tf.math.mean(
            tf.math.square(tf.math.sub(norm, tf.constant(1f))), tf.constant(new int[] {0})));
  }
}
