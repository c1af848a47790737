package org.vae4j.examples.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Draws how a training went. Epochs count from 1 here: each point is at the end of its epoch. */
public final class TrainingCurves {
  private static final int SMALL = 260;

  private TrainingCurves() {}

  /**
   * Returns a chart of reconstruction and KL loss, whose sum is the total, epoch by epoch; and of
   * the test total, if there is one.
   */
  public static BufferedImage of(List<EpochMetrics> history) {
    LineChart chart =
        LineChart.of("Loss per image", "epoch", "nats")
            .line("total", training(history, LossTerms::total))
            .line("reconstruction", training(history, LossTerms::reconstruction))
            .line("KL", training(history, LossTerms::kl));
    return validation(history, LossTerms::total)
        .map(total -> chart.line("validation total", total))
        .orElse(chart)
        .image();
  }

  /** Returns the total, the reconstruction loss and the KL loss, each in a chart of its own. */
  public static List<BufferedImage> apart(List<EpochMetrics> history) {
    return List.of(
        chart("Total: reconstruction + KL", history, LossTerms::total),
        chart("Reconstruction loss", history, LossTerms::reconstruction),
        chart("KL divergence", history, LossTerms::kl));
  }

  /**
   * Returns a picture of total, reconstruction loss, KL loss and the learning rate at the end of
   * each epoch, in two rows.
   */
  public static BufferedImage withRate(
      List<EpochMetrics> history, ToDoubleFunction<EpochMetrics> rate) {
    List<BufferedImage> losses = apart(history);
    BufferedImage rates =
        LineChart.of("Learning rate", "epoch", "step size")
            .line("learning rate", history.stream().mapToDouble(rate).toArray())
            .size(ChartStyle.WIDTH, SMALL)
            .image();
    return Pictures.below(
        Pictures.beside(losses.get(0), losses.get(1)), Pictures.beside(losses.get(2), rates));
  }

  private static BufferedImage chart(
      String title, List<EpochMetrics> history, ToDoubleFunction<LossTerms> term) {
    LineChart chart =
        LineChart.of(title, "epoch", "nats per image").line("training", training(history, term));
    return validation(history, term)
        .map(values -> chart.line("test", values))
        .orElse(chart)
        .size(ChartStyle.WIDTH, SMALL)
        .image();
  }

  private static double[] training(List<EpochMetrics> history, ToDoubleFunction<LossTerms> term) {
    return history.stream().mapToDouble(m -> term.applyAsDouble(m.training())).toArray();
  }

  private static Optional<double[]> validation(
      List<EpochMetrics> history, ToDoubleFunction<LossTerms> term) {
    if (history.stream().anyMatch(m -> m.validation().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        history.stream()
            .mapToDouble(m -> term.applyAsDouble(m.validation().orElseThrow()))
            .toArray());
  }
}
