package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * Adam. TensorFlow's op divides by {@code sqrt(v) + epsilon} and takes the powers of the decays to
 * correct the bias in float32. Here the correction is part of the learning rate that is fed, and
 * the op gets zeros for the powers; its epsilon is ours times {@code sqrt(1 - beta2^t)}.
 */
final class AdamRule implements UpdateRule {
  /** The number of values that this rule feeds. */
  static final int SCHEDULE_SIZE = 2;

  private final float beta1;
  private final float beta2;
  private final double epsilon;

  AdamRule(double beta1, double beta2, double epsilon) {
    this.beta1 = (float) beta1;
    this.beta2 = (float) beta2;
    this.epsilon = epsilon;
  }

  @Override
  public int scheduleSize() {
    return SCHEDULE_SIZE;
  }

  @Override
  public double[] schedule(long t, double learningRate) {
    // The moments decay with the rounded numbers, so their bias is that of the rounded ones.
    double secondCorrection = Math.sqrt(1 - Math.pow(beta2, (double) t));
    double firstCorrection = 1 - Math.pow(beta1, (double) t);
    return new double[] {
      learningRate * secondCorrection / firstCorrection, epsilon * secondCorrection
    };
  }

  @Override
  public Op update(ParameterUpdate target) {
    Operand<TFloat32> noPower = target.tf().constant(0f);
    return target
        .tf()
        .train
        .resourceApplyAdam(
            target.parameter().handle(),
            target.slot("adam_m").handle(),
            target.slot("adam_v").handle(),
            noPower,
            noPower,
            target.schedule().get(0),
            target.tf().constant(beta1),
            target.tf().constant(beta2),
            target.schedule().get(1),
            target.gradient());
  }
}
