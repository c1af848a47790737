package org.vae4j.examples.report;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.vae4j.internal.Require;

/** Draws one line or several. Immutable: each method returns a new chart. */
public final class LineChart {
  /** Few points get a dot each; on longer lines dots would run together. */
  private static final int MOST_DOTS = 12;

  private static final BasicStroke DASHES =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final List<Series> lines;
  private final boolean logarithmic;
  private final Optional<Range> range;
  private final int width;
  private final int height;

  private LineChart(
      String title,
      String xTitle,
      String yTitle,
      List<Series> lines,
      boolean logarithmic,
      Optional<Range> range,
      int width,
      int height) {
    this.title = Objects.requireNonNull(title, "title");
    this.xTitle = Objects.requireNonNull(xTitle, "xTitle");
    this.yTitle = Objects.requireNonNull(yTitle, "yTitle");
    this.lines = lines;
    this.logarithmic = logarithmic;
    this.range = range;
    this.width = width;
    this.height = height;
  }

  /** Returns a chart without lines yet, 1280 by 800 pixels. */
  public static LineChart of(String title, String xTitle, String yTitle) {
    return new LineChart(
        title,
        xTitle,
        yTitle,
        List.of(),
        false,
        Optional.empty(),
        ChartStyle.WIDTH,
        ChartStyle.HEIGHT);
  }

  /** Adds a line through points. */
  public LineChart line(String name, double[] x, double[] y) {
    return with(Series.of(name, x, y, false));
  }

  /** Adds a line whose points are at 1, 2, 3 and so on, like values by epoch. */
  public LineChart line(String name, double... y) {
    return line(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
  }

  /** Adds a dashed line through points, for what others are compared with. */
  public LineChart dashed(String name, double[] x, double[] y) {
    return with(Series.of(name, x, y, true));
  }

  /** Adds a dashed line across the chart, like a goal; add it after the lines it crosses. */
  public LineChart level(String name, double y) {
    Require.argument(!lines.isEmpty(), "level", "a chart with lines", "none", "add lines first");
    List<Double> x = lines.stream().flatMap(line -> line.x().stream()).toList();
    double from = Collections.min(x);
    double to = Collections.max(x);
    return dashed(name, new double[] {from, to}, new double[] {y, y});
  }

  /** Shows a part of the vertical axis only; lines are cut off at its ends. */
  public LineChart range(double min, double max) {
    Require.argument(min < max, "range", "min below max", min + " and " + max, "swap them");
    return new LineChart(
        title, xTitle, yTitle, lines, logarithmic, Optional.of(new Range(min, max)), width, height);
  }

  /** Makes the vertical axis logarithmic; all values must be above 0. */
  public LineChart logarithmic() {
    return new LineChart(title, xTitle, yTitle, lines, true, range, width, height);
  }

  /** Sets the size in units of two pixels, 640 by 400 by default. */
  public LineChart size(int newWidth, int newHeight) {
    return new LineChart(title, xTitle, yTitle, lines, logarithmic, range, newWidth, newHeight);
  }

  private LineChart with(Series line) {
    List<Series> more = Stream.concat(lines.stream(), Stream.of(line)).toList();
    return new LineChart(title, xTitle, yTitle, more, logarithmic, range, width, height);
  }

  /** Draws the chart. */
  public BufferedImage image() {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    ChartStyle.apply(chart.getStyler(), lines.size());
    ChartStyle.wholeNumbers(chart.getStyler(), lines.stream().flatMap(line -> line.x().stream()));
    chart.getStyler().setYAxisLogarithmic(logarithmic);
    range.ifPresent(part -> chart.getStyler().setYAxisMin(part.min()).setYAxisMax(part.max()));
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setMarkerSize(6);
    for (Series line : lines) {
      XYSeries series = chart.addSeries(line.name(), line.x(), line.y());
      series.setLineStyle(line.dashed() ? DASHES : new BasicStroke(2.2f));
      series.setMarker(
          line.dashed() || line.x().size() > MOST_DOTS ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
    }
    return ChartStyle.draw(chart, lines.stream().map(Series::name).toList());
  }

  private record Range(double min, double max) {}
}
