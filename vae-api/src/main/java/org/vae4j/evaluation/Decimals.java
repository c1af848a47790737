package org.vae4j.evaluation;

import java.util.Locale;

/** Numbers as reports print them. */
final class Decimals {
  private Decimals() {}

  /** Returns four to five digits: plain where that reads well, with an exponent elsewhere. */
  static String of(double value) {
    double size = Math.abs(value);
    if (size == 0 || (size >= 1e-3 && size < 1e6)) {
      return String.format(Locale.ROOT, "%.4f", value);
    }
    return String.format(Locale.ROOT, "%.4e", value);
  }
}
