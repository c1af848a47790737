package org.vae4j.model;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * Linear warm-ups that start again and again: at step s, counted from 0, of a period of n steps it
 * is {@code min(1, t / rise)} with {@code t = (s mod n) / n}. The paper counts M cycles of a
 * training of T steps; that is a period of T / M.
 *
 * @param period the length of a cycle
 * @param rise the part of a cycle in which the weight grows, in (0, 1]
 * @see <a href="https://arxiv.org/abs/1903.10145">Fu et al. 2019</a>
 */
public record CyclicalKl(Span period, double rise) implements KlSchedule {
  /** The part of a cycle in which the weight grows, unless another is given: {@value}. */
  public static final double DEFAULT_RISE = 0.5;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the rise is not in (0, 1]
   */
  public CyclicalKl {
    Objects.requireNonNull(period, "period");
    Require.argument(
        rise > 0 && rise <= 1, "CyclicalKl rise", "a number in (0, 1]", rise, "0.5 is the paper's");
  }

  /**
   * Returns this schedule with another rise.
   *
   * @param newRise the part of a cycle in which the weight grows, in (0, 1]
   * @return a new schedule
   * @throws IllegalArgumentException if it is not in (0, 1]
   */
  public CyclicalKl rise(double newRise) {
    return new CyclicalKl(period, newRise);
  }

  @Override
  public double at(long step, long stepsPerEpoch) {
    double steps = period.inSteps(stepsPerEpoch);
    return Math.min(1, step % steps / (rise * steps));
  }

  @Override
  public String toString() {
    return "cyclical(" + period + ", rise " + rise + ")";
  }
}
