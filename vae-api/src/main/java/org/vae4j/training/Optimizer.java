package org.vae4j.training;

/**
 * How gradients change the weights. Immutable and safe to use from many threads.
 *
 * <p>In the formulas of the optimizers w are the weights, g is the gradient of the objective after
 * clipping, and t is the number of the step, counted from 1.
 */
public sealed interface Optimizer permits Adam, AdamW, RmsProp, Sgd {
  /**
   * Returns the step size.
   *
   * @return a learning rate
   */
  LearningRate learningRate();

  /**
   * Returns plain stochastic gradient descent; {@link Sgd#momentum(double)} and {@link
   * Sgd#nesterov()} add to it.
   *
   * @param learningRate the step size, positive; 1e-2 is Keras' default
   * @return the optimizer
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static Sgd sgd(double learningRate) {
    return sgd(LearningRate.constant(learningRate));
  }

  /**
   * Returns plain stochastic gradient descent; {@link Sgd#momentum(double)} and {@link
   * Sgd#nesterov()} add to it.
   *
   * @param learningRate the step size
   * @return the optimizer
   */
  static Sgd sgd(LearningRate learningRate) {
    return new Sgd(learningRate, 0, false);
  }

  /**
   * Returns Adam with the paper's defaults.
   *
   * @param learningRate the step size, positive; 1e-3 is the paper's
   * @return the optimizer
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static Adam adam(double learningRate) {
    return adam(LearningRate.constant(learningRate));
  }

  /**
   * Returns Adam with the paper's defaults.
   *
   * @param learningRate the step size
   * @return the optimizer
   */
  static Adam adam(LearningRate learningRate) {
    return new Adam(learningRate, Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2, Adam.DEFAULT_EPSILON);
  }

  /**
   * Returns Adam with decoupled weight decay: Adam's defaults and a decay of {@value
   * AdamW#DEFAULT_WEIGHT_DECAY}, which {@link AdamW#weightDecay(double)} changes.
   *
   * @param learningRate the step size, positive; 1e-3 is the paper's
   * @return the optimizer
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static AdamW adamW(double learningRate) {
    return adamW(LearningRate.constant(learningRate));
  }

  /**
   * Returns Adam with decoupled weight decay: Adam's defaults and a decay of {@value
   * AdamW#DEFAULT_WEIGHT_DECAY}, which {@link AdamW#weightDecay(double)} changes.
   *
   * @param learningRate the step size
   * @return the optimizer
   */
  static AdamW adamW(LearningRate learningRate) {
    return new AdamW(
        learningRate,
        Adam.DEFAULT_BETA1,
        Adam.DEFAULT_BETA2,
        Adam.DEFAULT_EPSILON,
        AdamW.DEFAULT_WEIGHT_DECAY);
  }

  /**
   * Returns RMSProp with the lecture's decay and Keras' epsilon, without momentum.
   *
   * @param learningRate the step size, positive; 1e-3 is the lecture's
   * @return the optimizer
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static RmsProp rmsProp(double learningRate) {
    return rmsProp(LearningRate.constant(learningRate));
  }

  /**
   * Returns RMSProp with the lecture's decay and Keras' epsilon, without momentum.
   *
   * @param learningRate the step size
   * @return the optimizer
   */
  static RmsProp rmsProp(LearningRate learningRate) {
    return new RmsProp(learningRate, RmsProp.DEFAULT_DECAY, 0, RmsProp.DEFAULT_EPSILON);
  }
}
