package org.vae4j.examples.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes numbers for people, with a point whatever the locale. */
public final class Digits {
  private static final double LEAST_DECIMAL = 0.01;

  private Digits() {}

  /** Returns a number with so many digits after the point. */
  public static String of(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Returns a setting as people write it: 10, 0.25, 3e-4. */
  public static String plain(double value) {
    boolean tiny = value != 0 && Math.abs(value) < LEAST_DECIMAL;
    DecimalFormat format =
        new DecimalFormat(
            tiny ? "0.##E0" : "0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(value).replace('E', 'e');
  }

  /** Returns a count with commas. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
