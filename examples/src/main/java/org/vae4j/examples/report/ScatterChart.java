package org.vae4j.examples.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.vae4j.internal.Require;

/** Draws clouds of points, each in its color. Immutable. */
public final class ScatterChart {
  private static final int TALL = 560;
  private static final int OPACITY = 170;

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final List<Series> clouds;
  private final Optional<Range> range;
  private final int width;
  private final int height;

  private ScatterChart(
      String title,
      String xTitle,
      String yTitle,
      List<Series> clouds,
      Optional<Range> range,
      int width,
      int height) {
    this.title = Objects.requireNonNull(title, "title");
    this.xTitle = Objects.requireNonNull(xTitle, "xTitle");
    this.yTitle = Objects.requireNonNull(yTitle, "yTitle");
    this.clouds = clouds;
    this.range = range;
    this.width = width;
    this.height = height;
  }

  /** Returns a chart without points yet, 1280 by 1120 pixels. */
  public static ScatterChart of(String title, String xTitle, String yTitle) {
    return new ScatterChart(
        title, xTitle, yTitle, List.of(), Optional.empty(), ChartStyle.WIDTH, TALL);
  }

  /** Adds points of one color. */
  public ScatterChart points(String name, double[] x, double[] y) {
    List<Series> more =
        Stream.concat(clouds.stream(), Stream.of(Series.of(name, x, y, false))).toList();
    return new ScatterChart(title, xTitle, yTitle, more, range, width, height);
  }

  /**
   * Adds points in the colors of their classes; a class without points keeps its color unused.
   *
   * @param classes the class of each point, an index into the names
   * @param names what the classes are called
   */
  public ScatterChart classes(double[] x, double[] y, int[] classes, List<String> names) {
    Require.argument(
        classes.length == x.length && x.length == y.length,
        "classes",
        "one for each of " + x.length + " points",
        classes.length,
        "give x, y and the class of each point");
    ScatterChart chart = this;
    for (int index = 0; index < names.size(); index++) {
      int wanted = index;
      int[] members =
          IntStream.range(0, classes.length).filter(i -> classes[i] == wanted).toArray();
      if (members.length > 0) {
        chart = chart.points(names.get(index), pick(x, members), pick(y, members));
      }
    }
    return chart;
  }

  /** Keeps both axes at a range, so that the pictures of an animation fit together. */
  public ScatterChart range(double xMin, double xMax, double yMin, double yMax) {
    Optional<Range> fixed = Optional.of(new Range(xMin, xMax, yMin, yMax));
    return new ScatterChart(title, xTitle, yTitle, clouds, fixed, width, height);
  }

  /** Sets the size in units of two pixels, 640 by 560 by default; animations need less. */
  public ScatterChart size(int newWidth, int newHeight) {
    return new ScatterChart(title, xTitle, yTitle, clouds, range, newWidth, newHeight);
  }

  /** Draws the chart; the more points, the smaller they are. */
  public BufferedImage image() {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    ChartStyle.apply(chart.getStyler(), clouds.size());
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    int points = clouds.stream().mapToInt(cloud -> cloud.x().size()).sum();
    chart.getStyler().setMarkerSize(points < 300 ? 7 : points < 3000 ? 4 : 3);
    range.ifPresent(fixed -> fixed.applyTo(chart));
    for (int index = 0; index < clouds.size(); index++) {
      Series cloud = clouds.get(index);
      XYSeries series = chart.addSeries(cloud.name(), cloud.x(), cloud.y());
      Color color = ChartStyle.color(index);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), OPACITY));
    }
    return ChartStyle.draw(chart, clouds.stream().map(Series::name).toList());
  }

  private static double[] pick(double[] values, int... indices) {
    return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
  }

  private record Range(double xMin, double xMax, double yMin, double yMax) {
    Range {
      Require.argument(
          xMin < xMax && yMin < yMax,
          "range",
          "minima below maxima",
          xMin + " to " + xMax + " and " + yMin + " to " + yMax,
          "swap them");
    }

    void applyTo(XYChart chart) {
      chart.getStyler().setXAxisMin(xMin).setXAxisMax(xMax).setYAxisMin(yMin).setYAxisMax(yMax);
    }
  }
}
