package org.vae4j.training;

/** How gradients change the weights. Immutable. */
public sealed interface Optimizer permits Adam {
  /**
   * Returns Adam with the paper's defaults.
   *
   * @param learningRate the step size, positive; 1e-3 is the paper's
   * @return the optimizer
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static Adam adam(double learningRate) {
    return new Adam(learningRate, Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2, Adam.DEFAULT_EPSILON);
  }
}
