package org.vae4j.training;

import java.util.Objects;

/**
 * RMSProp: {@code v = decay * v + (1 - decay) * g^2; u = momentum * u + learningRate * g / sqrt(v +
 * epsilon); w -= u}. Both v and u start at 0. Epsilon is inside the root, as in Keras.
 *
 * @param learningRate the step size
 * @param decay the decay of the squared gradients, in [0, 1); 0.9 by default
 * @param momentum the decay of the velocity, in [0, 1); 0 by default
 * @param epsilon what keeps the division finite, positive; 1e-7 by default
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman
 *     and Hinton 2012, lecture 6e</a>
 */
public record RmsProp(LearningRate learningRate, double decay, double momentum, double epsilon)
    implements Optimizer {
  /** The default decay of the squared gradients, the lecture's: {@value}. */
  public static final double DEFAULT_DECAY = 0.9;

  /** The default epsilon, Keras': {@value}. */
  public static final double DEFAULT_EPSILON = 1e-7;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the decay or the momentum is not in [0, 1), or epsilon is
   *     not positive and finite
   */
  public RmsProp {
    Objects.requireNonNull(learningRate, "learningRate");
    Numbers.decay(decay, "RmsProp decay", "0.9 and 0.99 are usual");
    Numbers.decay(momentum, "RmsProp momentum", "0 and 0.9 are usual");
    Numbers.positive(epsilon, "RmsProp epsilon", "1e-7 is usual");
  }

  /**
   * Returns this optimizer with another decay of the squared gradients.
   *
   * @param newDecay the decay, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public RmsProp decay(double newDecay) {
    return new RmsProp(learningRate, newDecay, momentum, epsilon);
  }

  /**
   * Returns this optimizer with another momentum.
   *
   * @param newMomentum the decay of the velocity, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the momentum is not in [0, 1)
   */
  public RmsProp momentum(double newMomentum) {
    return new RmsProp(learningRate, decay, newMomentum, epsilon);
  }

  /**
   * Returns this optimizer with another epsilon.
   *
   * @param newEpsilon what keeps the division finite, positive
   * @return a new optimizer
   * @throws IllegalArgumentException if epsilon is not positive and finite
   */
  public RmsProp epsilon(double newEpsilon) {
    return new RmsProp(learningRate, decay, momentum, newEpsilon);
  }
}
