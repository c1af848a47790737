package org.vae4j.tensorflow;

import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.vae4j.training.RmsProp;

/** RMSProp: the learning rate is fed; TensorFlow's op has a velocity even without momentum. */
record RmsPropRule(RmsProp rmsProp) implements UpdateRule {
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
    Ops tf = target.tf();
    return tf.train.resourceApplyRmsProp(
        target.parameter().handle(),
        target.slot("mean_square").handle(),
        target.slot("velocity").handle(),
        target.schedule().get(0),
        tf.constant((float) rmsProp.decay()),
        tf.constant((float) rmsProp.momentum()),
        tf.constant((float) rmsProp.epsilon()),
        target.gradient());
  }
}
