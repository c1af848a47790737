package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vae4j.examples.report.Digits;
import org.vae4j.examples.report.HtmlReport;
import org.vae4j.examples.report.LineChart;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.examples.report.Pictures;
import org.vae4j.training.LossTerms;

/** Writes what {@link TrainFashionMnist} found, beside the published run. */
final class FashionMnistReport {
  private static final String LOSS =
      "nats per image: summed over pixels and latent dimensions, one draw of z per test image,"
          + " weights of the end of the epoch; total = recon + kl with full weight";

  private final LongRunResult run;
  private final ModelNumbers numbers;
  private final Map<String, BufferedImage> pictures;
  private final String settings;
  private final List<LossTerms> published = PublishedFashionMnist.test();

  FashionMnistReport(
      LongRunResult run,
      ModelNumbers numbers,
      Map<String, BufferedImage> pictures,
      String settings) {
    this.run = run;
    this.numbers = numbers;
    this.pictures = pictures;
    this.settings = settings;
  }

  void write(Path out) throws IOException {
    metrics().write(out.resolve("metrics.json"));
    List<BufferedImage> curves =
        List.of(
            curve("Test total", LossTerms::total, LossTerms::objective),
            curve("Test reconstruction loss", LossTerms::reconstruction, LossTerms::reconstruction),
            curve("Test KL divergence", LossTerms::kl, LossTerms::kl));
    Pictures.write(
        Pictures.beside(curves.get(0), curves.get(1)), out.resolve("training-curves.png"));
    page(curves).write(out.resolve("report.html"));
  }

  private MetricsJson metrics() {
    MetricsJson metrics =
        MetricsJson.of("TrainFashionMnist", run.machine(), run.seed(), run.took())
            .definition("seconds", LongRunResult.TOOK)
            .definition("losses", LOSS)
            .value("settings", settings)
            .value("bestEpoch", run.best().epoch())
            .value("testTotal", run.bestTest().total())
            .value("testReconstruction", run.bestTest().reconstruction())
            .value("testKl", run.bestTest().kl())
            .value("testTotalByEpoch", totals())
            .value(
                "publishedTestTotalByEpoch", published.stream().map(LossTerms::objective).toList());
    numbers.addTo(metrics);
    return metrics;
  }

  private HtmlReport page(List<BufferedImage> curves) {
    HtmlReport page =
        HtmlReport.of(
                "A convolutional VAE on Fashion-MNIST",
                settings + "; seed " + run.seed() + ", " + run.machine())
            .headline(Digits.of(run.bestTest().total(), 2), "best test total", "nats per image")
            .headline(
                Digits.of(PublishedFashionMnist.TOTAL, 2),
                "published total",
                "after " + published.size() + " epochs")
            .headline(Digits.of(numbers.fid(), 2), "FID", "samples against test images")
            .headline(run.minutes(), "for " + run.history().size() + " epochs", "training and test")
            .heading("Losses")
            .paragraph(
                "In "
                    + LOSS
                    + "; n = "
                    + Digits.count(numbers.pairs().items())
                    + ". Less is better.")
            .wide(curves.get(0), "Total, the negative ELBO, from the second epoch on")
            .picture(curves.get(1), "Its first part")
            .picture(curves.get(2), "Its second part")
            .table(
                List.of("epoch", "total", "recon", "kl", "published total", "difference"), rows())
            .heading("What the best epoch draws");
    pictures.forEach((name, picture) -> page.picture(picture, ModelPictures.caption(name)));
    return page.heading("The exported model")
        .paragraph("Measured with ONNX Runtime on the model of epoch " + run.best().epoch() + ".")
        .table(List.of("", "", "definition"), numbers.rows())
        .heading("Log")
        .lines(run.log());
  }

  private BufferedImage curve(
      String title, ToDoubleFunction<LossTerms> term, ToDoubleFunction<LossTerms> publishedTerm) {
    // The first epoch is far above all others, which would look alike beside it.
    int from = Math.min(1, run.history().size() - 1);
    double[] ours =
        IntStream.range(from, run.history().size())
            .mapToDouble(epoch -> term.applyAsDouble(run.test(epoch)))
            .toArray();
    double[] theirs = published.stream().skip(from).mapToDouble(publishedTerm).toArray();
    return LineChart.of(title, "epoch", "nats per image")
        .line("ours", epochs(from, ours.length), ours)
        .dashed("published", epochs(from, theirs.length), theirs)
        .image();
  }

  private static double[] epochs(int from, int count) {
    return IntStream.range(0, count).mapToDouble(i -> from + i + 1).toArray();
  }

  private List<Double> totals() {
    return IntStream.range(0, run.history().size())
        .mapToObj(epoch -> run.test(epoch).total())
        .toList();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int epoch = 0; epoch < run.history().size(); epoch++) {
      LossTerms ours = run.test(epoch);
      boolean both = epoch < published.size();
      double theirs = both ? published.get(epoch).objective() : Double.NaN;
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%03d", epoch),
              Digits.of(ours.total(), 2),
              Digits.of(ours.reconstruction(), 2),
              Digits.of(ours.kl(), 2),
              both ? Digits.of(theirs, 2) : "",
              both ? String.format(Locale.ROOT, "%+.2f", ours.total() - theirs) : ""));
    }
    return rows;
  }
}
