package org.vae4j.internal;

/** Argument checks whose messages follow {@code where: expected …, found …; hint}. */
public final class Require {
  private Require() {}

  /**
   * Returns the message of a mistake in the house form.
   *
   * @param where the setting, layer or file
   * @param expected what would have been right
   * @param found what was there instead
   * @param hint what to do about it
   * @return {@code where: expected …, found …; hint}
   */
  public static String message(String where, Object expected, Object found, String hint) {
    return where + ": expected " + expected + ", found " + found + "; " + hint;
  }

  /**
   * Checks a condition on an argument.
   *
   * @param condition what must hold
   * @param where the setting, layer or file
   * @param expected what would have been right
   * @param found what was there instead
   * @param hint what to do about it
   * @throws IllegalArgumentException if the condition does not hold
   */
  public static void argument(
      boolean condition, String where, Object expected, Object found, String hint) {
    if (!condition) {
      throw new IllegalArgumentException(message(where, expected, found, hint));
    }
  }

  /**
   * Checks that a count is at least 1.
   *
   * @param value the count
   * @param where the setting it belongs to
   * @param hint what to do about it
   * @return the value
   * @throws IllegalArgumentException if the value is less than 1
   */
  public static int positive(int value, String where, String hint) {
    argument(value >= 1, where, "at least 1", value, hint);
    return value;
  }
}
