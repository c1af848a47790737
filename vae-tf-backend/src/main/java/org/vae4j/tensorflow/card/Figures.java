package org.vae4j.tensorflow.card;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.vae4j.evaluation.ItemMean;

/** Writes numbers for people: four digits, two of an error. */
final class Figures {
  private static final double SMALLEST = 1e-6;
  private static final double LARGEST = 1e7;

  private Figures() {}

  static String of(double value) {
    return of(value, 4);
  }

  static String of(ItemMean mean) {
    return withError(mean.mean(), mean.standardError());
  }

  static String withError(double value, double error) {
    return of(value) + " ± " + of(error, 2);
  }

  /** Writes a number of everyday size with two decimals. */
  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String count(long items) {
    return String.format(Locale.ROOT, "%,d", items);
  }

  private static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "unknown" : value > 0 ? "infinite" : "-infinite";
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size < SMALLEST || size >= LARGEST) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
    int missing = Math.max(0, digits - rounded.precision());
    return rounded.setScale(rounded.scale() + missing).toPlainString();
  }
}
