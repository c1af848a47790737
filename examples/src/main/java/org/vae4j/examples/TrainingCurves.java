package org.vae4j.examples;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.vae4j.training.EpochMetrics;

/** Draws how the loss fell during a training. */
final class TrainingCurves {
  /** More numbers of epochs than this would touch each other. */
  private static final int MOST_LABELS = 20;

  private TrainingCurves() {}

  /**
   * Returns a chart of reconstruction and KL loss, whose sum is the total, epoch by epoch; and of
   * the validation total, if there is one.
   */
  static BufferedImage of(List<EpochMetrics> history) {
    XYChart chart =
        new XYChartBuilder()
            .width(800)
            .height(480)
            .title("Loss per image")
            .xAxisTitle("epoch")
            .yAxisTitle("nats")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    int labeled = history.size() <= MOST_LABELS ? 1 : history.size() <= 5 * MOST_LABELS ? 5 : 50;
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(
            epoch -> epoch % labeled == 0 ? String.valueOf(epoch.intValue()) : "");
    List<Integer> epochs = history.stream().map(metrics -> metrics.epoch() + 1).toList();
    add(chart, "total", epochs, history.stream().map(m -> m.training().total()).toList());
    add(
        chart,
        "reconstruction",
        epochs,
        history.stream().map(m -> m.training().reconstruction()).toList());
    add(chart, "KL", epochs, history.stream().map(m -> m.training().kl()).toList());
    if (history.stream().allMatch(metrics -> metrics.validation().isPresent())) {
      add(
          chart,
          "validation total",
          epochs,
          history.stream().map(m -> m.validation().orElseThrow().total()).toList());
    }
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static void add(XYChart chart, String name, List<Integer> epochs, List<Double> losses) {
    chart.addSeries(name, epochs, losses).setMarker(SeriesMarkers.NONE);
  }
}
