package org.vae4j.training;

import java.util.Objects;

/**
 * Adam: {@code w -= learningRate * m' / (sqrt(v') + epsilon)} with the bias-corrected moments of
 * the gradient, {@code m' = m / (1 - beta1^t)} and {@code v' = v / (1 - beta2^t)}, t counted from
 * 1. Epsilon is that of algorithm 1, not the "epsilon hat" of the reformulation in section 2.
 *
 * @param learningRate the step size
 * @param beta1 the decay of the first moment, in [0, 1)
 * @param beta2 the decay of the second moment, in [0, 1)
 * @param epsilon what keeps the division finite, positive
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
 */
public record Adam(LearningRate learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  /** The default decay of the first moment: {@value}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** The default decay of the second moment: {@value}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** The default epsilon: {@value}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if epsilon is not positive and finite, or a decay is not in
   *     [0, 1)
   */
  public Adam {
    Objects.requireNonNull(learningRate, "learningRate");
    requireMoments("Adam", beta1, beta2, epsilon);
  }

  /**
   * Returns this optimizer with another decay of the first moment.
   *
   * @param newBeta1 the decay, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public Adam beta1(double newBeta1) {
    return new Adam(learningRate, newBeta1, beta2, epsilon);
  }

  /**
   * Returns this optimizer with another decay of the second moment.
   *
   * @param newBeta2 the decay, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public Adam beta2(double newBeta2) {
    return new Adam(learningRate, beta1, newBeta2, epsilon);
  }

  /**
   * Returns this optimizer with another epsilon.
   *
   * @param newEpsilon what keeps the division finite, positive
   * @return a new optimizer
   * @throws IllegalArgumentException if epsilon is not positive and finite
   */
  public Adam epsilon(double newEpsilon) {
    return new Adam(learningRate, beta1, beta2, newEpsilon);
  }

  static void requireMoments(String name, double beta1, double beta2, double epsilon) {
    Numbers.decay(beta1, name + " beta1", "0.9 and 0.999 are usual");
    Numbers.decay(beta2, name + " beta2", "0.9 and 0.999 are usual");
    Numbers.positive(epsilon, name + " epsilon", "1e-8 is usual");
  }
}
