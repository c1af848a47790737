package org.vae4j.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.model.ParameterSpec.Role;

/**
 * Where the width of a distribution comes from: the standard deviation of a {@link Gaussian}, the
 * scale of a {@link Laplace} or {@link DiscretizedLogistic}. What is learned or predicted is its
 * logarithm, soft-clamped to a range that each likelihood documents. Immutable.
 *
 * @param kind who decides
 * @param value the scale itself if it is fixed, the one that training starts from if it is learned,
 *     1 if the decoder predicts it
 */
public record Scale(Kind kind, double value) {
  /** The smallest scale that can be given: {@value}. */
  public static final double SMALLEST = 1e-6;

  /** The largest scale that can be given: {@value}. */
  public static final double LARGEST = 1e6;

  /** What a learned scale starts from unless it is given: {@value}, for values in [0, 1]. */
  public static final double DEFAULT_START = 0.25;

  /** Who decides on a scale. */
  public enum Kind {
    /** The description. */
    FIXED,
    /** Training: one number for all values, a parameter of the model. */
    LEARNED,
    /** The decoder: a number for each value of an item. */
    PER_VALUE
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if the value is not from {@link #SMALLEST} to {@link #LARGEST}
   */
  public Scale {
    Objects.requireNonNull(kind, "kind");
    Require.argument(
        value >= SMALLEST && value <= LARGEST,
        "likelihood scale",
        "a number from " + SMALLEST + " to " + LARGEST,
        value,
        "it has the unit of the values; 0.1 is usual for values in [0, 1]");
  }

  /**
   * Returns a scale that never changes.
   *
   * @param value the scale, in units of the values
   * @return the scale
   * @throws IllegalArgumentException if the value is not from {@link #SMALLEST} to {@link #LARGEST}
   */
  public static Scale fixed(double value) {
    return new Scale(Kind.FIXED, value);
  }

  /**
   * Returns one learned scale for all values; it starts from {@value #DEFAULT_START}.
   *
   * @return the scale
   */
  public static Scale learned() {
    return learned(DEFAULT_START);
  }

  /**
   * Returns one learned scale for all values.
   *
   * @param start the scale that training starts from, in units of the values
   * @return the scale
   * @throws IllegalArgumentException if the value is not from {@link #SMALLEST} to {@link #LARGEST}
   */
  public static Scale learned(double start) {
    return new Scale(Kind.LEARNED, start);
  }

  /**
   * Returns a scale that the decoder predicts for each value.
   *
   * @return the scale
   */
  public static Scale perValue() {
    return new Scale(Kind.PER_VALUE, 1);
  }

  /** Checks that a learned scale starts where it can be learned. */
  void requireStartWithin(SoftClamp clamp) {
    double log = Math.log(value);
    Require.argument(
        kind != Kind.LEARNED || (log >= clamp.lowest() && log <= clamp.highest()),
        "start of the learned scale",
        String.format(
            Locale.ROOT, "%.4f to %.4f", Math.exp(clamp.lowest()), Math.exp(clamp.highest())),
        value,
        "beyond these a soft clamp holds it; scale the values or give a fixed scale");
  }

  /**
   * Returns how many numbers the decoder gives for each value of an item.
   *
   * @return 2 if it predicts the scale, else 1
   */
  public int outputsPerValue() {
    return kind == Kind.PER_VALUE ? 2 : 1;
  }

  /**
   * Returns the parameter that holds the logarithm of a learned scale.
   *
   * @return {@code likelihood.log_scale}, {@code [1]}, or nothing if no scale is learned
   */
  public List<ParameterSpec> parameters() {
    return kind == Kind.LEARNED
        ? List.of(
            new ParameterSpec(
                "likelihood." + Role.LOG_SCALE.label(), Shape.of(1), Role.LOG_SCALE, 1))
        : List.of();
  }

  /**
   * Returns what the logarithm of a learned scale starts from.
   *
   * @return {@code log(value)}; 0 if no scale is learned
   */
  public double initialLog() {
    return kind == Kind.LEARNED ? Math.log(value) : 0;
  }

  /** Returns for example {@code 0.1}, {@code learned from 0.25} or {@code per value}. */
  @Override
  public String toString() {
    return switch (kind) {
      case FIXED -> String.valueOf(value);
      case LEARNED -> "learned from " + value;
      case PER_VALUE -> "per value";
    };
  }
}
