package org.vae4j.model;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * A target for KL instead of a weight: the objective becomes {@code -log p(x|z) + gamma * |KL -
 * C|}, where C grows linearly from 0 at the first step to its maximum.
 *
 * @param gamma the weight of the distance from the target, positive
 * @param maximum what C ends at, in nats, positive
 * @param length how long C grows
 * @see <a href="https://arxiv.org/abs/1804.03599">Burgess et al. 2018, equation 8</a>
 */
public record Capacity(double gamma, double maximum, Span length) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if gamma or the maximum is not positive and finite
   */
  public Capacity {
    Objects.requireNonNull(length, "length");
    requirePositive(gamma, "Elbo capacity gamma", "large enough to hold KL at C; 1000 is usual");
    requirePositive(maximum, "Elbo capacity maximum", "in nats; 25 is usual");
  }

  /**
   * Returns C at one step.
   *
   * @param step the step, counted from 0
   * @param stepsPerEpoch the number of steps in an epoch
   * @return the target, in nats
   */
  public double at(long step, long stepsPerEpoch) {
    return maximum * Math.min(1, step / length.inSteps(stepsPerEpoch));
  }

  private static void requirePositive(double value, String where, String hint) {
    Require.argument(
        value > 0 && Double.isFinite(value), where, "a positive finite number", value, hint);
  }

  /** Returns for example {@code capacity(gamma=1000.0, maximum=25.0, 20.0 epochs)}. */
  @Override
  public String toString() {
    return "capacity(gamma=" + gamma + ", maximum=" + maximum + ", " + length + ")";
  }
}
