package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vae4j.examples.report.Digits;
import org.vae4j.examples.report.HtmlReport;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.examples.report.Pictures;
import org.vae4j.examples.report.TrainingCurves;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Writes what {@link TrainMnist} found, beside what a VAE in PyTorch was published with. */
final class MnistReport {
  private static final double PUBLISHED_RECONSTRUCTION = 71.16;
  private static final double PUBLISHED_KL = 29.79;
  private static final double PUBLISHED_BETA = 0.8;
  private static final String LOSS =
      "nats per image: summed over pixels and latent dimensions, one draw of z per test image,"
          + " weights of the end of the epoch";

  private final LongRunResult run;
  private final ModelNumbers numbers;
  private final Map<String, BufferedImage> pictures;
  private final String settings;
  private final double beta;
  private final double[] rates;

  /**
   * Takes what is to be shown.
   *
   * @param beta the weight of the KL term
   * @param rates the learning rate of each step
   */
  MnistReport(
      LongRunResult run,
      ModelNumbers numbers,
      Map<String, BufferedImage> pictures,
      String settings,
      double beta,
      double... rates) {
    this.run = run;
    this.numbers = numbers;
    this.pictures = pictures;
    this.settings = settings;
    this.beta = beta;
    this.rates = rates;
  }

  void write(Path out) throws IOException {
    metrics().write(out.resolve("metrics.json"));
    BufferedImage history = TrainingCurves.withRate(run.history(), this::rate);
    Pictures.write(history, out.resolve("training_history.png"));
    page(history).write(out.resolve("report.html"));
  }

  private double rate(EpochMetrics epoch) {
    return rates[Math.toIntExact(epoch.steps()) - 1];
  }

  private MetricsJson metrics() {
    LossTerms best = run.bestTest();
    MetricsJson metrics =
        MetricsJson.of("TrainMnist", run.machine(), run.seed(), run.took())
            .definition("seconds", LongRunResult.TOOK)
            .definition("losses", LOSS)
            .definition("testTotal", "reconstruction + KL, the true negative ELBO")
            .definition("testWeighted", "reconstruction + beta * KL")
            .value("settings", settings)
            .value("bestEpoch", run.best().epoch())
            .value("testTotal", best.total())
            .value("testReconstruction", best.reconstruction())
            .value("testKl", best.kl())
            .value("testWeighted", weighted(best.reconstruction(), best.kl(), beta))
            .value("lastTestTotal", run.test(run.history().size() - 1).total());
    numbers.addTo(metrics);
    return metrics;
  }

  private static double weighted(double reconstruction, double kl, double beta) {
    return reconstruction + beta * kl;
  }

  private HtmlReport page(BufferedImage history) {
    int last = run.history().size() - 1;
    LossTerms best = run.bestTest();
    HtmlReport page =
        HtmlReport.of(
                "A convolutional VAE on MNIST",
                settings + "; seed " + run.seed() + ", " + run.machine())
            .headline(Digits.of(best.total(), 2), "true negative ELBO", "test, nats per image")
            .headline(
                Digits.of(PUBLISHED_RECONSTRUCTION + PUBLISHED_KL, 2),
                "published, same definition",
                "after 120 epochs")
            .headline(Digits.of(numbers.fid(), 2), "FID", "samples against test images")
            .headline(run.minutes(), "for " + (last + 1) + " epochs", "training and test")
            .heading("Final test performance")
            .table(
                List.of("", "ours", "published"),
                List.of(
                    row("reconstruction loss", best.reconstruction(), PUBLISHED_RECONSTRUCTION),
                    row("KL divergence", best.kl(), PUBLISHED_KL),
                    row(
                        "true negative ELBO: their sum",
                        best.total(),
                        PUBLISHED_RECONSTRUCTION + PUBLISHED_KL),
                    row(
                        "the published \"total ELBO\": with beta * KL",
                        weighted(best.reconstruction(), best.kl(), beta),
                        weighted(PUBLISHED_RECONSTRUCTION, PUBLISHED_KL, PUBLISHED_BETA))))
            .paragraph(
                "In "
                    + LOSS
                    + String.format(
                        Locale.ROOT,
                        "; ours are those of epoch %d, counted from 0, which has the lowest total.",
                        run.best().epoch()))
            .heading("Training history")
            .wide(history, "Dropout and augmentation are at work in the training losses only")
            .heading("What the best epoch draws");
    pictures.forEach((name, picture) -> page.picture(picture, ModelPictures.caption(name)));
    return page.heading("The exported model")
        .paragraph("Measured with ONNX Runtime on the model of epoch " + run.best().epoch() + ".")
        .table(List.of("", "", "definition"), numbers.rows())
        .heading("Log")
        .lines(run.log());
  }

  private static List<String> row(String name, double ours, double theirs) {
    return List.of(name, Digits.of(ours, 2), Digits.of(theirs, 2));
  }
}
