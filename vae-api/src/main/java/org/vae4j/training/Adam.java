package org.vae4j.training;

import org.vae4j.internal.Require;

/**
 * Adam: {@code w -= learningRate * m' / (sqrt(v') + epsilon)} with the bias-corrected moments of
 * the gradient, {@code m' = m / (1 - beta1^t)} and {@code v' = v / (1 - beta2^t)}, t counted from
 * 1. Epsilon is that of algorithm 1, not the "epsilon hat" of the reformulation in section 2.
 *
 * @param learningRate the step size, positive
 * @param beta1 the decay of the first moment, in [0, 1)
 * @param beta2 the decay of the second moment, in [0, 1)
 * @param epsilon what keeps the division finite, positive
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
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
   * @throws IllegalArgumentException if the learning rate or epsilon is not positive and finite, or
   *     a decay is not in [0, 1)
   */
  public Adam {
    requirePositive(learningRate, "Adam learningRate", "1e-3 and 2e-4 are usual");
    requireDecay(beta1, "Adam beta1");
    requireDecay(beta2, "Adam beta2");
    requirePositive(epsilon, "Adam epsilon", "1e-8 is usual");
  }

  private static void requirePositive(double value, String where, String hint) {
    Require.argument(
        value > 0 && Double.isFinite(value), where, "a positive finite number", value, hint);
  }

  private static void requireDecay(double value, String where) {
    Require.argument(
        value >= 0 && value < 1, where, "a number in [0, 1)", value, "0.9 and 0.999 are usual");
  }
}
