package org.vae4j.tensorflow;

import org.tensorflow.op.Op;
import org.vae4j.training.Adam;
import org.vae4j.training.AdamW;
import org.vae4j.training.Optimizer;
import org.vae4j.training.RmsProp;
import org.vae4j.training.Sgd;

/**
 * An optimizer in TensorFlow. What changes from step to step is computed here, in double, and fed
 * to the graph; the rest is in the ops.
 */
interface UpdateRule {
  /** Returns the rule of an optimizer: the one place that knows them all. */
  static UpdateRule of(Optimizer optimizer) {
    if (optimizer instanceof Sgd sgd) {
      return new SgdRule(sgd);
    }
    if (optimizer instanceof Adam adam) {
      return new AdamRule(adam.beta1(), adam.beta2(), adam.epsilon());
    }
    if (optimizer instanceof AdamW adamW) {
      return new AdamWRule(adamW);
    }
    if (optimizer instanceof RmsProp rmsProp) {
      return new RmsPropRule(rmsProp);
    }
    throw new IllegalStateException("no update rule for " + optimizer);
  }

  /** Returns the number of values that {@link #schedule} gives. */
  int scheduleSize();

  /**
   * Returns what one step needs.
   *
   * @param t the step's number, from 1
   * @param learningRate the step size
   */
  double[] schedule(long t, double learningRate);

  /** Adds the ops that change a parameter, and returns the last of them. */
  Op update(ParameterUpdate target);
}
