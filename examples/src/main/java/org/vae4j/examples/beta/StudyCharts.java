package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vae4j.examples.report.BarChart;
import org.vae4j.examples.report.LineChart;
import org.vae4j.examples.report.Pictures;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Draws what tells the betas apart. */
final class StudyCharts {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;

  private StudyCharts() {}

  /** Draws the losses of the test images, epoch by epoch, of one run of each beta. */
  static BufferedImage losses(List<RunResult> runs) {
    return Pictures.beside(
        losses(runs, "Reconstruction loss of test images", LossTerms::reconstruction),
        losses(runs, "KL loss of test images, not weighted", LossTerms::kl));
  }

  private static BufferedImage losses(
      List<RunResult> runs, String title, ToDoubleFunction<LossTerms> term) {
    LineChart chart = LineChart.of(title, "epoch", "nats per image");
    for (RunResult result : runs) {
      chart = chart.line("beta " + result.run().beta(), test(result.history(), term));
    }
    return chart.size(WIDTH, HEIGHT).image();
  }

  /** Draws both losses of training and test images, epoch by epoch, of one run. */
  static BufferedImage training(RunResult result) {
    String beta = "beta " + result.run().beta() + ": ";
    return Pictures.beside(
        training(result.history(), beta + "reconstruction loss", LossTerms::reconstruction),
        training(result.history(), beta + "KL loss, not weighted", LossTerms::kl));
  }

  private static BufferedImage training(
      List<EpochMetrics> history, String title, ToDoubleFunction<LossTerms> term) {
    return LineChart.of(title, "epoch", "nats per image")
        .line(
            "training",
            history.stream().mapToDouble(epoch -> term.applyAsDouble(epoch.training())).toArray())
        .line("test", test(history, term))
        .size(WIDTH, HEIGHT)
        .image();
  }

  private static double[] test(List<EpochMetrics> history, ToDoubleFunction<LossTerms> term) {
    return history.stream()
        .mapToDouble(epoch -> term.applyAsDouble(epoch.validation().orElseThrow()))
        .toArray();
  }

  /** Draws both distances to real images, each of samples from N(0, I) and from a fitted prior. */
  static BufferedImage distances(List<BetaSummary> summaries) {
    return Pictures.beside(
        distances(
            "Pixel Frechet distance",
            summaries,
            BetaSummary::pixelFrechet,
            BetaSummary::pixelFrechetFittedPrior),
        distances("FID", summaries, BetaSummary::fid, BetaSummary::fidFittedPrior));
  }

  private static BufferedImage distances(
      String title,
      List<BetaSummary> summaries,
      Function<BetaSummary, Spread> normal,
      Function<BetaSummary, Spread> fitted) {
    List<String> names = summaries.stream().map(s -> String.valueOf(s.beta())).toList();
    List<Spread> first = summaries.stream().map(normal).toList();
    List<Spread> second = summaries.stream().map(fitted).toList();
    return BarChart.of(title, "beta", "", names)
        .bars("samples from N(0, I)", means(first), deviations(first))
        .bars("from a fitted prior", means(second), deviations(second))
        .size(WIDTH, HEIGHT)
        .image();
  }

  private static double[] means(List<Spread> spreads) {
    return spreads.stream().mapToDouble(Spread::mean).toArray();
  }

  private static double[] deviations(List<Spread> spreads) {
    return spreads.stream().mapToDouble(Spread::deviation).toArray();
  }
}
