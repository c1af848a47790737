package org.vae4j.tensorflow.card;

import java.util.List;
import java.util.Locale;

/** Colors that differ for as many classes as there are, on white and on black. */
final class Palette {
  private static final List<String> COLORS =
      List.of(
          "#3b78c4", "#e8811a", "#3f9d4b", "#cf3b3b", "#8d62bd", "#8c6350", "#d96bb4", "#8a8a8a",
          "#a9a51e", "#1fa8b8");
  private static final double GOLDEN_ANGLE = 137.508;

  private Palette() {}

  static String color(int number) {
    if (number < 0) {
      return COLORS.get(0);
    }
    return number < COLORS.size()
        ? COLORS.get(number)
        : String.format(Locale.ROOT, "hsl(%.0f, 55%%, 50%%)", number * GOLDEN_ANGLE % 360);
  }
}
