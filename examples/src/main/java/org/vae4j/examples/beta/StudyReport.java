package org.vae4j.examples.beta;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vae4j.examples.beta.BetaSummary.FrozenSpread;
import org.vae4j.examples.report.HtmlReport;
import org.vae4j.examples.report.Machine;
import org.vae4j.examples.report.MetricsJson;

/** Writes the study's numbers, for programs as metrics.json, for people as report.html. */
final class StudyReport {
  private static final String RECONSTRUCTION =
      "−log p(x|z) of the test images after the last epoch, in nats per image, one z per image";
  private static final String KL =
      "KL(q(z|x) ‖ N(0, I)) of the test images after the last epoch, in nats per image, not weighted";

  private final StudyConfig config;
  private final Extent extent;
  private final int testImages;
  private final RealFloors floors;
  private final List<RunResult> runs;
  private final List<BetaSummary> summaries;

  StudyReport(
      StudyConfig config,
      Extent extent,
      int testImages,
      RealFloors floors,
      List<RunResult> runs,
      List<BetaSummary> summaries) {
    this.config = config;
    this.extent = extent;
    this.testImages = testImages;
    this.floors = floors;
    this.runs = runs;
    this.summaries = summaries;
  }

  void writeMetrics(Path file) throws IOException {
    MetricsJson.of("BetaStudy", machine(), runs.get(0).run().seed(), took())
        .definition("reconstruction", RECONSTRUCTION)
        .definition("kl", KL)
        .definition("pixelFrechet", pixelFrechet())
        .definition("pixelFrechetFittedPrior", "the same of samples from a " + fittedPrior())
        .definition(
            "pixelFrechetAll",
            "the distance between the pixels of all %,d test images and as many samples"
                .formatted(testImages))
        .definition("fid", fid() + ", of samples from N(0, I)")
        .definition("fidFittedPrior", fid() + ", of samples from a " + fittedPrior())
        .definition("activeDimensions", "latent dimensions whose mean has a variance above 0.01")
        .definition("diversity", diversity())
        .definition("pixelDiversity", pixelDiversity())
        .value("config", config)
        .value("seeds", seeds())
        .value("betas", summaries)
        .value("realImages", floors)
        .value("runs", runs.stream().map(RunNumbers::of).toList())
        .write(file);
  }

  /** Writes the page, which holds the pictures. */
  void writePage(StudyPictures pictures, Path file) throws IOException {
    HtmlReport page =
        HtmlReport.of(
            "Beta study",
            String.format(
                Locale.ROOT,
                "784-%d-%d-%d and back on Fashion-MNIST, %d epochs, %d runs in %.0f minutes; %s",
                config.hiddenDim(),
                config.hiddenDim(),
                config.latentDim(),
                config.epochs(),
                runs.size(),
                took().toSeconds() / 60.0,
                machine()));
    for (BetaSummary summary : summaries) {
      page.headline(
          summary.fid().words(1),
          "FID at beta " + summary.beta(),
          "with a fitted prior " + summary.fidFittedPrior().words(1));
    }
    page.paragraph(
            "Mean and standard deviation over the seeds "
                + joined(seeds())
                + ", of the pixel distance over "
                + extent.draws()
                + " draws of each of them. Real images in place of generated ones set the floor.")
        .table(mainHeader(), unbroken(mainRows()))
        .paragraph("Reconstruction: " + RECONSTRUCTION + ".")
        .paragraph("KL: " + KL + ".")
        .paragraph("Pixel distance: " + pixelFrechet() + ".")
        .paragraph("FID: " + fid() + ". Fitted prior: " + fittedPrior() + ".");
    wide(
        page,
        pictures,
        "distances",
        "Distances to real images, by beta; whiskers are standard deviations");
    page.heading("Frozen parameters")
        .paragraph(
            "Latent vectors with mean 0 and a fixed standard deviation sigma, "
                + extent.frozenImages()
                + " images a draw. Diversity: "
                + diversity()
                + ". Pixel diversity: "
                + pixelDiversity()
                + ".")
        .table(frozenHeader(), unbroken(frozenRows()));
    wide(page, pictures, "frozen", "Sigma 0.1, 0.5 and 1.0, the same noise in each column");
    page.heading("Reconstructions");
    wide(
        page,
        pictures,
        "reconstructions",
        "Test images in the first row, below them the reconstructions at beta "
            + joined(summaries.stream().map(BetaSummary::beta).toList()));
    page.heading("Samples");
    wide(page, pictures, "samples", "Decoder means of samples from N(0, I)");
    wide(page, pictures, "samples-fitted-prior", "Of samples from the fitted prior");
    page.heading("Interpolations");
    wide(page, pictures, "interpolations", "Straight lines between the codes of test images");
    page.heading("Traversals");
    wide(
        page,
        pictures,
        "traversals",
        "One latent dimension per row from -3 to 3, the others 0; the most used dimension first");
    page.heading("Latent space");
    for (BetaSummary summary : summaries) {
      page.wide(
          pictures.file("latent-maps", summary.beta()),
          "Means of test images, along their principal axes and with neighbors beside each other");
    }
    page.wide(
            pictures.file("latent-evolution.gif"),
            "The first two dimensions after each epoch, whatever the model uses them for")
        .wide(
            pictures.file("latent-evolution-most-used.gif"),
            "The two dimensions with the largest KL after each epoch");
    page.heading("Training");
    wide(page, pictures, "losses", "Losses of the test images after each epoch, first seed");
    for (BetaSummary summary : summaries) {
      page.wide(
          pictures.file("training-curves", summary.beta()),
          "Beta " + summary.beta() + ", first seed");
    }
    page.heading("Runs").table(runHeader(), unbroken(runRows()));
    page.write(file);
  }

  /** Returns the main table as lines for a terminal. */
  List<String> lines() {
    return Stream.concat(Stream.of(mainHeader()), mainRows().stream())
        .map(row -> String.join(" | ", row))
        .toList();
  }

  private static void wide(HtmlReport page, StudyPictures pictures, String name, String caption)
      throws IOException {
    page.wide(pictures.file(name + ".png"), caption);
  }

  /** Keeps a mean and its deviation on one line. */
  private static List<List<String>> unbroken(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(cell -> cell.replace(" ± ", "\u00a0±\u00a0")).toList())
        .toList();
  }

  private List<String> mainHeader() {
    return List.of(
        "beta",
        "reconstruction",
        "KL",
        "pixel distance, n = %,d".formatted(extent.pixelSamples()),
        "fitted prior",
        "pixel distance, n = %,d".formatted(testImages),
        "FID",
        "FID, fitted prior",
        "active dimensions");
  }

  private List<List<String>> mainRows() {
    List<List<String>> rows = new ArrayList<>();
    for (BetaSummary summary : summaries) {
      rows.add(
          List.of(
              String.valueOf(summary.beta()),
              summary.reconstruction().words(2),
              summary.kl().words(2),
              summary.pixelFrechet().words(2),
              summary.pixelFrechetFittedPrior().words(2),
              summary.pixelFrechetAll().words(2),
              summary.fid().words(2),
              summary.fidFittedPrior().words(2),
              summary.activeDimensions().words(1)));
    }
    rows.add(
        List.of(
            "real images",
            "",
            "",
            decimals(floors.pixelFrechet()),
            "",
            decimals(floors.pixelFrechetAll()),
            decimals(floors.fid()),
            "",
            ""));
    return rows;
  }

  private static List<String> frozenHeader() {
    return List.of(
        "beta", "sigma", "mean of pixels", "deviation of pixels", "diversity", "pixel diversity");
  }

  private List<List<String>> frozenRows() {
    List<List<String>> rows = new ArrayList<>();
    for (BetaSummary summary : summaries) {
      for (FrozenSpread row : summary.frozen()) {
        rows.add(frozenRow(String.valueOf(summary.beta()), String.valueOf(row.sigma()), row));
      }
    }
    FrozenSpread real = FrozenSpread.of(new FrozenVariance(1, floors.images()));
    rows.add(frozenRow("real images", "", real));
    return rows;
  }

  private static List<String> frozenRow(String beta, String sigma, FrozenSpread row) {
    return List.of(
        beta,
        sigma,
        row.pixelMean().words(3),
        row.pixelDeviation().words(3),
        row.diversity().words(3),
        row.pixelDiversity().words(3));
  }

  private static List<String> runHeader() {
    return List.of(
        "run", "reconstruction", "KL", "pixel distance", "FID", "seconds", "images/s", "ended");
  }

  private List<List<String>> runRows() {
    return runs.stream()
        .map(
            run ->
                List.of(
                    run.run().toString(),
                    decimals(run.reconstruction()),
                    decimals(run.kl()),
                    Spread.of(
                            run.pixelFrechet().stream().mapToDouble(Double::doubleValue).toArray())
                        .words(2),
                    decimals(run.fid()),
                    String.format(Locale.ROOT, "%.0f", run.seconds()),
                    String.format(Locale.ROOT, "%.0f", RunNumbers.imagesPerSecond(run)),
                    run.date()))
        .toList();
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private String pixelFrechet() {
    return ("Frechet distance between the 784 pixels of the first %,d test images and of as many"
            + " decoder means of samples from N(0, I), 1e-6 added to each variance")
        .formatted(extent.pixelSamples());
  }

  private String fid() {
    return ("Frechet distance between the 64 features of the pinned Fashion-MNIST net of all %,d"
            + " test images and of %,d decoder means")
        .formatted(testImages, extent.samples());
  }

  private static String fittedPrior() {
    return "mixture of ten Gaussians fitted to codes of the training images";
  }

  private static String diversity() {
    return "standard deviation over the images of an image's mean brightness";
  }

  private static String pixelDiversity() {
    return "standard deviation over the images of a pixel, averaged over the pixels";
  }

  private List<Long> seeds() {
    return runs.stream().map(run -> run.run().seed()).distinct().toList();
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(joining(", "));
  }

  private Duration took() {
    return Duration.ofMillis((long) (1000 * runs.stream().mapToDouble(RunResult::seconds).sum()));
  }

  private static String machine() {
    return Machine.words("TensorFlow on CPU");
  }
}
