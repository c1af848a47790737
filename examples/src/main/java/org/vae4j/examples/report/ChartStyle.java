package org.vae4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How all charts look: quiet axes on white, the same colors in the same order. */
final class ChartStyle {
  static final int WIDTH = 640;
  static final int HEIGHT = 400;

  /** Pixels per unit of length, so that letters are sharp on fine screens. */
  static final int SCALE = 2;

  /** More names than this need two rows below a chart, so they go to its side. */
  private static final int MOST_BELOW = 5;

  private static final int MOST_LABELS = 12;

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

  static BufferedImage draw(Chart<?, ?> chart) {
    BufferedImage image =
        new BufferedImage(
            SCALE * chart.getWidth(), SCALE * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
    } finally {
      graphics.dispose();
    }
    return image;
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
    styler.setLegendVisible(series > 1);
    if (series <= MOST_BELOW) {
      styler.setLegendPosition(LegendPosition.OutsideS);
      styler.setLegendLayout(LegendLayout.Horizontal);
    }
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
