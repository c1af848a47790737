package org.vae4j.training;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * Stochastic gradient descent. Plain: {@code w -= learningRate * g}. With momentum: {@code v =
 * momentum * v - learningRate * g; w += v}. With Nesterov's: the same v, but {@code w += momentum *
 * v - learningRate * g}. The velocity v starts at 0 and contains the learning rate, as in the paper
 * and in Keras; where the rate changes, PyTorch's SGD differs.
 *
 * @param learningRate the step size
 * @param momentum the decay of the velocity, in [0, 1); 0 by default, 0.9 is usual
 * @param lookAhead whether the gradient is as if taken one velocity ahead, as Nesterov's; false by
 *     default
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013, section
 *     2</a>
 */
public record Sgd(LearningRate learningRate, double momentum, boolean lookAhead)
    implements Optimizer {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the momentum is not in [0, 1), or is 0 with Nesterov's
   */
  public Sgd {
    Objects.requireNonNull(learningRate, "learningRate");
    Numbers.decay(momentum, "Sgd momentum", "0.9 is usual");
    Require.argument(
        !lookAhead || momentum > 0,
        "Sgd nesterov",
        "a positive momentum",
        momentum,
        "set the momentum first, 0.9 is usual");
  }

  /**
   * Returns this optimizer with another momentum.
   *
   * @param newMomentum the decay of the velocity, in [0, 1)
   * @return a new optimizer
   * @throws IllegalArgumentException if the momentum is not in [0, 1), or is 0 with Nesterov's
   */
  public Sgd momentum(double newMomentum) {
    return new Sgd(learningRate, newMomentum, lookAhead);
  }

  /**
   * Returns this optimizer with Nesterov's momentum.
   *
   * @return a new optimizer
   * @throws IllegalArgumentException if the momentum is 0
   */
  public Sgd nesterov() {
    return new Sgd(learningRate, momentum, true);
  }
}
