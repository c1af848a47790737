package org.vae4j.data.augmentation;

import org.vae4j.internal.Require;

/** Checks of settings. */
final class Bounds {
  private Bounds() {}

  /** Checks that a setting is from 0 to a bound. */
  static void require(double value, double max, String where, String hint) {
    Require.argument(
        value >= 0 && value <= max,
        "Augmentation." + where,
        max == Double.MAX_VALUE ? "a finite number, at least 0" : "0 to " + (int) max,
        value,
        hint);
  }
}
