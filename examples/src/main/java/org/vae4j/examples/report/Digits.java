package org.vae4j.examples.report;

import java.util.Locale;

/** Writes numbers for people, with a point whatever the locale. */
public final class Digits {
  private Digits() {}

  /** Returns a number with so many digits after the point. */
  public static String of(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Returns a count with commas. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
