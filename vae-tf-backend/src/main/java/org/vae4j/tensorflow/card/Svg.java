package org.vae4j.tensorflow.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A drawing area with axes, as inline SVG: it is sharp on any screen, its text follows the page's
 * colors, and it needs no plotting library, whose pictures would do neither.
 */
final class Svg {
  static final int WIDTH = 420;
  static final int HEIGHT = 270;

  private static final int LEFT = 52;
  private static final int RIGHT = 10;
  private static final int TOP = 12;
  private static final int BOTTOM = 38;
  private static final int TICKS = 5;

  private final double fromX;
  private final double toX;
  private final double fromY;
  private final double toY;
  private final StringBuilder body = new StringBuilder();

  /** Begins a drawing that shows at least these ranges. */
  Svg(double fromX, double toX, double fromY, double toY) {
    this.fromX = fromX;
    this.toX = toX > fromX ? toX : fromX + 1;
    this.fromY = fromY;
    this.toY = toY > fromY ? toY : fromY + 1;
  }

  double x(double value) {
    return LEFT + (value - fromX) / (toX - fromX) * (WIDTH - LEFT - RIGHT);
  }

  double y(double value) {
    return HEIGHT - BOTTOM - (value - fromY) / (toY - fromY) * (HEIGHT - TOP - BOTTOM);
  }

  void add(String element) {
    body.append(element).append('\n');
  }

  void xTicks(boolean whole) {
    for (double tick : ticks(fromX, toX, whole ? 1 : 0)) {
      xTick(tick, number(tick));
    }
  }

  void xTick(double value, String label) {
    add(
        format(
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
            x(value), HEIGHT - BOTTOM + 15, Html.escaped(label)));
  }

  void yTicks() {
    for (double tick : ticks(fromY, toY, 0)) {
      add(format("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(tick), WIDTH - RIGHT));
      add(
          format(
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT - 6, y(tick) + 4, number(tick)));
    }
  }

  void titles(String xTitle, String yTitle) {
    add(
        format(
            "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, Html.escaped(xTitle)));
    add(
        format(
            "<text class=\"axis\" transform=\"translate(11 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
            (TOP + HEIGHT - BOTTOM) / 2, Html.escaped(yTitle)));
  }

  /** Returns the drawing; the description is for those who do not see it. */
  String element(String description) {
    return format(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n",
        WIDTH, HEIGHT, Html.escaped(description), body);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** Returns round numbers within a range, about {@value #TICKS} of them. */
  static List<Double> ticks(double from, double to, double smallestStep) {
    double rough = (to - from) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (step < rough) {
        step = factor * power;
      }
    }
    step = Math.max(step, smallestStep);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static String number(double tick) {
    return Figures.of(Math.rint(tick * 1e9) / 1e9)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
