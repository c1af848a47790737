package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.train.ResourceApplyKerasMomentum;
import org.tensorflow.types.TFloat32;
import org.vae4j.training.Sgd;

/** Gradient descent: the learning rate is fed, and the velocity is a slot where there is one. */
record SgdRule(Sgd sgd) implements UpdateRule {
  @Override
  public int scheduleSize() {
    return 1;
  }

  @Override
  public double[] schedule(long t, double learningRate) {
    return new double[] {learningRate};
  }

  @Override
  public Op update(ParameterUpdate target) {
    Operand<TFloat32> rate = target.schedule().get(0);
    if (sgd.momentum() == 0) {
      return target
          .tf()
          .train
          .resourceApplyGradientDescent(target.parameter().handle(), rate, target.gradient());
    }
    return target
        .tf()
        .train
        .resourceApplyKerasMomentum(
            target.parameter().handle(),
            target.slot("velocity").handle(),
            rate,
            target.gradient(),
            target.tf().constant((float) sgd.momentum()),
            ResourceApplyKerasMomentum.useNesterov(sgd.lookAhead()));
  }
}
