package org.vae4j.examples.report;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.vae4j.internal.Require;

/** Draws a bar for each of some names, or a group of bars. Immutable. */
public final class BarChart {
  /** More bars than this are narrower than a label of usual size. */
  private static final int MOST_WIDE_BARS = 6;

  private static final int LABEL = 13;
  private static final int SMALL_LABEL = 10;

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final List<String> names;

  private final List<Bars> groups;
  private final int width;
  private final int height;

  private BarChart(
      String title,
      String xTitle,
      String yTitle,
      List<String> names,
      List<Bars> groups,
      int width,
      int height) {
    this.title = Objects.requireNonNull(title, "title");
    this.xTitle = Objects.requireNonNull(xTitle, "xTitle");
    this.yTitle = Objects.requireNonNull(yTitle, "yTitle");
    this.names = List.copyOf(names);
    this.groups = groups;
    this.width = width;
    this.height = height;
  }

  /** Returns a chart without bars yet, 1280 by 800 pixels. */
  public static BarChart of(String title, String xTitle, String yTitle, List<String> names) {
    return new BarChart(
        title, xTitle, yTitle, names, List.of(), ChartStyle.WIDTH, ChartStyle.HEIGHT);
  }

  /** Adds a bar for each name. */
  public BarChart bars(String group, double... values) {
    return with(new Bars(group, boxed(values), Optional.empty()));
  }

  /** Adds a bar for each name, with a whisker of that length to both sides. */
  public BarChart bars(String group, double[] values, double[] spreads) {
    return with(new Bars(group, boxed(values), Optional.of(boxed(spreads))));
  }

  /** Sets the size in units of two pixels, 640 by 400 by default. */
  public BarChart size(int newWidth, int newHeight) {
    return new BarChart(title, xTitle, yTitle, names, groups, newWidth, newHeight);
  }

  private BarChart with(Bars bars) {
    Require.argument(
        bars.values().size() == names.size()
            && bars.spreads().map(List::size).orElse(names.size()) == names.size(),
        "bars '" + bars.group() + "'",
        names.size() + " values",
        bars.values().size(),
        "give one for each name");
    List<Bars> more = Stream.concat(groups.stream(), Stream.of(bars)).toList();
    return new BarChart(title, xTitle, yTitle, names, more, width, height);
  }

  /** Draws the chart. */
  public BufferedImage image() {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    ChartStyle.apply(chart.getStyler(), groups.size());
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setAvailableSpaceFill(0.7);
    boolean large =
        groups.stream().flatMap(bars -> bars.values().stream()).anyMatch(v -> Math.abs(v) >= 1);
    chart.getStyler().setYAxisDecimalPattern(large ? "0.##" : "0.#####"); // also of the labels
    chart.getStyler().setLabelsPosition(0.9);
    boolean narrow = names.size() * groups.size() > MOST_WIDE_BARS;
    chart
        .getStyler()
        .setLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, narrow ? SMALL_LABEL : LABEL));
    // A label would lie upon the whisker.
    chart.getStyler().setLabelsVisible(groups.stream().allMatch(bars -> bars.spreads().isEmpty()));
    for (Bars bars : groups) {
      chart.addSeries(bars.group(), names, bars.values(), bars.spreads().orElse(null));
    }
    return ChartStyle.draw(chart, groups.stream().map(Bars::group).toList());
  }

  private static List<Double> boxed(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private record Bars(String group, List<Double> values, Optional<List<Double>> spreads) {
    Bars {
      Objects.requireNonNull(group, "group");
    }
  }
}
