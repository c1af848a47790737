package org.vae4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** How all charts look: quiet axes on white, the same colors in the same order. */
final class ChartStyle {
  static final int WIDTH = 640;
  static final int HEIGHT = 400;

  /** Pixels per unit of length, so that letters are sharp on fine screens. */
  static final int SCALE = 2;

  /** More names than this go to the side of a chart. */
  private static final int MOST_BELOW = 5;

  private static final int MOST_LABELS = 12;

  /** The height of the names below a chart, and the widths of a dot and between names. */
  private static final int LEGEND = 28;

  private static final int DOT = 16;
  private static final int GAP = 24;

  private static final List<Color> COLORS =
      List.of(
          new Color(0x3b78c4),
          new Color(0xe8811a),
          new Color(0x3f9d4b),
          new Color(0xcf3b3b),
          new Color(0x8d62bd),
          new Color(0x8c6350),
          new Color(0xd96bb4),
          new Color(0x8a8a8a),
          new Color(0xa9a51e),
          new Color(0x1fa8b8));
  private static final Color TEXT = new Color(0x1b2330);
  private static final Color SOFT = new Color(0x5b6675);
  private static final Color LINES = new Color(0xe2e6eb);

  private ChartStyle() {}

  /** Returns a color for each number from 0; they begin anew after ten. */
  static Color color(int number) {
    return COLORS.get(number % COLORS.size());
  }

  /**
   * Draws a chart of that size, with the names of its series in a row below if they are few.
   *
   * @param names what the series are called, in order
   */
  static BufferedImage draw(Chart<?, ?> chart, List<String> names) {
    int width = chart.getWidth();
    int height = chart.getHeight(); // painting smaller changes it
    boolean row = names.size() > 1 && names.size() <= MOST_BELOW;
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      chart.paint(graphics, width, row ? height - LEGEND : height);
      if (row) {
        drawLegend(graphics, names, width, height - LEGEND);
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static void drawLegend(Graphics2D graphics, List<String> names, int width, int top) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    FontMetrics letters = graphics.getFontMetrics();
    int total = names.stream().mapToInt(name -> DOT + letters.stringWidth(name) + GAP).sum() - GAP;
    int x = (width - total) / 2;
    for (int series = 0; series < names.size(); series++) {
      graphics.setColor(color(series));
      graphics.fillOval(x, top + 3, 10, 10);
      graphics.setColor(TEXT);
      graphics.drawString(names.get(series), x + DOT, top + 13);
      x += DOT + letters.stringWidth(names.get(series)) + GAP;
    }
  }

  static void apply(AxesChartStyler styler, int series) {
    styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setChartFontColor(TEXT);
    styler.setAxisTickLabelsColor(SOFT);
    styler.setAxisTickMarksColor(LINES);
    styler.setXAxisTitleColor(SOFT);
    styler.setYAxisTitleColor(SOFT);
    styler.setPlotBorderColor(LINES);
    styler.setPlotGridLinesColor(LINES);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setChartTitleBoxVisible(false);
    styler.setChartPadding(14);
    styler.setChartTitlePadding(10);
    styler.setAxisTitlePadding(8);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPadding(8);
    styler.setLegendVisible(series > MOST_BELOW);
    styler.setDecimalPattern("0.#####");
    styler.setSeriesColors(COLORS.toArray(Color[]::new));
  }

  /** Labels a dozen whole numbers at most on the horizontal axis, if all values there are whole. */
  static void wholeNumbers(AxesChartStyler styler, Stream<Double> values) {
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    boolean whole =
        values.mapToDouble(Double::doubleValue).peek(range).allMatch(x -> x == Math.rint(x));
    if (whole) {
      double step = step(range.getMax() - range.getMin());
      styler.setXAxisMin(step * Math.floor(range.getMin() / step)); // ticks count from there
      styler.setXAxisTickLabelsFormattingFunction(
          x -> Math.IEEEremainder(x, step) == 0 ? String.valueOf(Math.round(x)) : "");
    }
  }

  /** Returns the least of 1, 2, 5, 10, 20 and so on that is in the range twelve times at most. */
  private static double step(double range) {
    double ten = 1;
    while (true) {
      for (double step : new double[] {ten, 2 * ten, 5 * ten}) {
        if (range / step <= MOST_LABELS) {
          return step;
        }
      }
      ten *= 10;
    }
  }
}
