package org.vae4j.model;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * A sigmoid: at step s, counted from 0, it is {@code 1 / (1 + exp(-steepness (s / n - 1)))}, where
 * n is the midpoint in steps. With the default steepness it starts at 0.0025 and is at 0.9975 at
 * twice the midpoint.
 *
 * @param midpoint when it is 1/2
 * @param steepness how sudden it is, positive
 * @see <a href="https://arxiv.org/abs/1511.06349">Bowman et al. 2016, section 3.1</a>
 */
public record SigmoidKl(Span midpoint, double steepness) implements KlSchedule {
  /** The steepness unless another is given: {@value}. */
  public static final double DEFAULT_STEEPNESS = 6;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the steepness is not positive and finite
   */
  public SigmoidKl {
    Objects.requireNonNull(midpoint, "midpoint");
    Require.argument(
        steepness > 0 && Double.isFinite(steepness),
        "SigmoidKl steepness",
        "a positive finite number",
        steepness,
        "6 starts at 0.0025");
  }

  /**
   * Returns this schedule with another steepness.
   *
   * @param newSteepness how sudden it is, positive
   * @return a new schedule
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public SigmoidKl steepness(double newSteepness) {
    return new SigmoidKl(midpoint, newSteepness);
  }

  @Override
  public double at(long step, long stepsPerEpoch) {
    return 1 / (1 + Math.exp(-steepness * (step / midpoint.inSteps(stepsPerEpoch) - 1)));
  }

  @Override
  public String toString() {
    return "sigmoid(" + midpoint + ", steepness " + steepness + ")";
  }
}
