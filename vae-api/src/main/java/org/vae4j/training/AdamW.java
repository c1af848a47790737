package org.vae4j.training;

import java.util.Objects;

/**
 * Adam with decoupled weight decay: {@code w *= 1 - learningRate * weightDecay}, then Adam's own
 * update, whose moments know nothing of the decay. Kernels decay; biases and what batch
 * normalization learns do not. The factor is a float32: below 3e-8, the product of rate and decay
 * is rounded away.
 *
 * @param learningRate the step size
 * @param beta1 the decay of the first moment, in [0, 1)
 * @param beta2 the decay of the second moment, in [0, 1)
 * @param epsilon what keeps the division finite, positive; as in {@link Adam}
 * @param weightDecay what the rate is multiplied with for the decay, at least 0
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2; as in
 *     PyTorch, the rate there is both alpha and the schedule multiplier</a>
 */
public record AdamW(
    LearningRate learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {
  /** The default weight decay, PyTorch's: {@value}. */
  public static final double DEFAULT_WEIGHT_DECAY = 0.01;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if epsilon is not positive and finite, a decay of a moment is
   *     not in [0, 1), or the weight decay is negative or not finite
   */
  public AdamW {
    Objects.requireNonNull(learningRate, "learningRate");
    Adam.requireMoments("AdamW", beta1, beta2, epsilon);
    Numbers.notNegative(weightDecay, "AdamW weightDecay", "1e-2 to 1e-5 are usual");
  }

  /**
   * Returns this optimizer with another weight decay.
   *
   * @param newWeightDecay what the rate is multiplied with for the decay, at least 0
   * @return a new optimizer
   * @throws IllegalArgumentException if the weight decay is negative or not finite
   */
  public AdamW weightDecay(double newWeightDecay) {
    return new AdamW(learningRate, beta1, beta2, epsilon, newWeightDecay);
  }

  /**
   * Returns this optimizer with another decay of the first moment.
   *
   * @param newBeta1 the decay, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public AdamW beta1(double newBeta1) {
    return new AdamW(learningRate, newBeta1, beta2, epsilon, weightDecay);
  }

  /**
   * Returns this optimizer with another decay of the second moment.
   *
   * @param newBeta2 the decay, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public AdamW beta2(double newBeta2) {
    return new AdamW(learningRate, beta1, newBeta2, epsilon, weightDecay);
  }

  /**
   * Returns this optimizer with another epsilon.
   *
   * @param newEpsilon what keeps the division finite, positive
   * @return a new optimizer
   * @throws IllegalArgumentException if epsilon is not positive and finite
   */
  public AdamW epsilon(double newEpsilon) {
    return new AdamW(learningRate, beta1, beta2, newEpsilon, weightDecay);
  }
}
