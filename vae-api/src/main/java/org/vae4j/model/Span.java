package org.vae4j.model;

import java.util.Locale;
import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * A length of training, in epochs or optimizer steps. Immutable.
 *
 * @param amount how many, positive
 * @param unit of what
 */
public record Span(double amount, Unit unit) {
  /** What a span is counted in. */
  public enum Unit {
    /** Passes over all items. */
    EPOCHS,
    /** Steps of the optimizer. */
    STEPS
  }

  /**
   * Checks the amount.
   *
   * @throws IllegalArgumentException if the amount is not positive and finite
   */
  public Span {
    Objects.requireNonNull(unit, "unit");
    Require.argument(
        amount > 0 && Double.isFinite(amount),
        "Span " + unit.name().toLowerCase(Locale.ROOT),
        "a positive finite number",
        amount,
        "leave out what should take no time");
  }

  /**
   * Returns a span of epochs.
   *
   * @param epochs the number of epochs, positive; parts of an epoch are possible
   * @return the span
   * @throws IllegalArgumentException if the number is not positive and finite
   */
  public static Span epochs(double epochs) {
    return new Span(epochs, Unit.EPOCHS);
  }

  /**
   * Returns a span of steps.
   *
   * @param steps the number of steps, positive
   * @return the span
   * @throws IllegalArgumentException if the number is not positive
   */
  public static Span steps(long steps) {
    return new Span(steps, Unit.STEPS);
  }

  /**
   * Returns the length in steps.
   *
   * @param stepsPerEpoch the number of steps in an epoch
   * @return the number of steps; need not be whole
   */
  public double inSteps(long stepsPerEpoch) {
    return unit == Unit.EPOCHS ? amount * stepsPerEpoch : amount;
  }

  /** Returns for example {@code 5.0 epochs} or {@code 2000 steps}. */
  @Override
  public String toString() {
    return unit == Unit.EPOCHS ? amount + " epochs" : (long) amount + " steps";
  }
}
