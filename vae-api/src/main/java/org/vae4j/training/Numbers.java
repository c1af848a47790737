package org.vae4j.training;

import org.vae4j.internal.Require;

/** Checks of the numbers in settings; each returns what it checked. */
final class Numbers {
  private Numbers() {}

  static double positive(double value, String where, String hint) {
    Require.argument(
        value > 0 && Double.isFinite(value), where, "a positive finite number", value, hint);
    return value;
  }

  static double notNegative(double value, String where, String hint) {
    Require.argument(
        value >= 0 && Double.isFinite(value), where, "a finite number of at least 0", value, hint);
    return value;
  }

  /** Checks a factor that makes something smaller, or leaves it as it is. */
  static double factor(double value, String where, String hint) {
    Require.argument(value > 0 && value <= 1, where, "a number in (0, 1]", value, hint);
    return value;
  }

  /** Checks the decay of a running average. */
  static double decay(double value, String where, String hint) {
    Require.argument(value >= 0 && value < 1, where, "a number in [0, 1)", value, hint);
    return value;
  }
}
