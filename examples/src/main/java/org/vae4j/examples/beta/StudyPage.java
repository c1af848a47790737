package org.vae4j.examples.beta;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vae4j.examples.report.HtmlReport;

/** The study for people: a page with all tables and pictures. */
final class StudyPage {
  private final StudyNumbers numbers;
  private final StudyTables tables;
  private final StudyPictures pictures;

  /**
   * Takes what goes into the page.
   *
   * @param pictures have been drawn
   */
  StudyPage(StudyNumbers numbers, StudyPictures pictures) {
    this.numbers = numbers;
    this.tables = new StudyTables(numbers);
    this.pictures = pictures;
  }

  /** Writes the page. */
  void write(Path file) throws IOException {
    HtmlReport page =
        HtmlReport.of(
            "Beta study",
            String.format(
                Locale.ROOT,
                "784-%d-%d-%d and back on Fashion-MNIST, %d epochs, %d runs in %.0f minutes; %s",
                numbers.config().hiddenDim(),
                numbers.config().hiddenDim(),
                numbers.config().latentDim(),
                numbers.config().epochs(),
                numbers.runs().size(),
                numbers.took().toSeconds() / 60.0,
                StudyNumbers.machine()));
    for (BetaSummary summary : numbers.summaries()) {
      page.headline(
          summary.fid().words(1),
          "FID at beta " + summary.beta(),
          "with a fitted prior " + summary.fidFittedPrior().words(1));
    }
    page.paragraph(
            "Mean and standard deviation over the seeds "
                + joined(numbers.seeds())
                + ", of the pixel distance over "
                + numbers.extent().draws()
                + " draws of each of them. Real images in place of generated ones set the floor.")
        .table(tables.mainHeader(), unbroken(tables.mainRows()))
        .paragraph("Reconstruction: " + StudyNumbers.RECONSTRUCTION + ".")
        .paragraph("KL: " + StudyNumbers.KL + ".")
        .paragraph("Pixel distance: " + numbers.pixelFrechet() + ".")
        .paragraph("FID: " + numbers.fid() + ". Fitted prior: " + StudyNumbers.fittedPrior() + ".");
    wide(page, "distances", "Distances to real images, by beta; whiskers are standard deviations");
    page.heading("Frozen parameters")
        .paragraph(
            "Latent vectors with mean 0 and a fixed standard deviation sigma, "
                + numbers.extent().frozenImages()
                + " images a draw. Diversity: "
                + StudyNumbers.diversity()
                + ". Pixel diversity: "
                + StudyNumbers.pixelDiversity()
                + ".")
        .table(StudyTables.frozenHeader(), unbroken(tables.frozenRows()));
    wide(page, "frozen", "Sigma 0.1, 0.5 and 1.0, the same noise in each column");
    page.heading("Reconstructions");
    wide(
        page,
        "reconstructions",
        "Test images in the first row, below them the reconstructions at beta "
            + joined(numbers.summaries().stream().map(BetaSummary::beta).toList()));
    page.heading("Samples");
    wide(page, "samples", "Decoder means of samples from N(0, I)");
    wide(page, "samples-fitted-prior", "Of samples from the fitted prior");
    page.heading("Interpolations");
    wide(page, "interpolations", "Straight lines between the codes of test images");
    page.heading("Traversals");
    wide(
        page,
        "traversals",
        "One latent dimension per row from -3 to 3, the others 0; the most used dimension first");
    page.heading("Latent space");
    for (BetaSummary summary : numbers.summaries()) {
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
    wide(page, "losses", "Losses of the test images after each epoch, first seed");
    for (BetaSummary summary : numbers.summaries()) {
      page.wide(
          pictures.file("training-curves", summary.beta()),
          "Beta " + summary.beta() + ", first seed");
    }
    page.heading("Runs").table(StudyTables.runHeader(), unbroken(tables.runRows()));
    page.write(file);
  }

  private void wide(HtmlReport page, String name, String caption) throws IOException {
    page.wide(pictures.file(name + ".png"), caption);
  }

  /** Keeps a mean and its deviation on one line. */
  private static List<List<String>> unbroken(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(cell -> cell.replace(" ± ", "\u00a0±\u00a0")).toList())
        .toList();
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(joining(", "));
  }
}
