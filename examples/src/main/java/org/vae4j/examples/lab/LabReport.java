package org.vae4j.examples.lab;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.vae4j.examples.report.HtmlReport;
import org.vae4j.examples.report.Machine;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.examples.report.Pictures;
import org.vae4j.training.LossTerms;

/** Writes what a lab knows so far: a table, plots, metrics.json and report.html. */
final class LabReport {
  private static final List<String> COLUMNS =
      List.of(
          "experiment",
          "FID",
          "diversity",
          "discriminator",
          "generator",
          "total",
          "reconstruction",
          "KL",
          "classes",
          "seconds");

  /** Too wide for the table of numbers on the page. */
  private static final int CLASSES = COLUMNS.indexOf("classes");

  private final LabSettings settings;
  private final Map<Experiment, ExperimentResult> results;

  LabReport(LabSettings settings, Map<Experiment, ExperimentResult> results) {
    this.settings = settings;
    this.results = results;
  }

  void write() throws IOException {
    List<List<String>> rows = results.values().stream().map(LabReport::row).toList();
    Map<String, BufferedImage> charts = new LabCharts(results).all();
    Files.createDirectories(settings.out());
    for (Map.Entry<String, BufferedImage> chart : charts.entrySet()) {
      Pictures.write(chart.getValue(), settings.out().resolve("plots/" + chart.getKey() + ".png"));
    }
    writeTable(rows);
    writeMetrics();
    writePage(rows, charts);
  }

  private static List<String> row(ExperimentResult result) {
    return List.of(
        result.name,
        number("%.2f", result.fid),
        number("%.2f", result.diversity),
        number("%.3f", result.last(LossTerms.DISCRIMINATOR)),
        number("%.3f", result.last(LossTerms.GENERATOR)),
        number("%.2f", result.last(LossTerms.TOTAL)),
        number("%.2f", result.last(LossTerms.RECONSTRUCTION)),
        number("%.2f", result.last(LossTerms.KL)),
        result.collapse,
        number("%.0f", result.seconds));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private void writeTable(List<List<String>> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(";", COLUMNS)));
    rows.forEach(row -> lines.add(String.join(";", row)));
    Files.write(settings.out().resolve("results.csv"), lines, StandardCharsets.UTF_8);
  }

  private void writeMetrics() throws IOException {
    double seconds = results.values().stream().mapToDouble(result -> result.seconds).sum();
    MetricsJson metrics =
        MetricsJson.of(
                "GanVaeLab",
                Machine.words("TensorFlow on CPU"),
                settings.seed(),
                Duration.ofMillis((long) (1000 * seconds)))
            .definition("fid", fidDefinition())
            .definition("diversity", diversityDefinition())
            .value("settings", settings.words());
    for (ExperimentResult result : results.values()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("fid", result.fid);
      values.put("diversity", result.diversity);
      values.put("classes", result.collapse);
      values.put("seconds", result.seconds);
      values.put("imagesPerSecond", result.imagesPerSecond);
      values.put("date", result.date);
      values.put("lastEpoch", result.epochs.get(result.epochs.size() - 1));
      metrics.value(result.name, values);
    }
    metrics.write(settings.out().resolve("metrics.json"));
  }

  private String fidDefinition() {
    return "Frechet distance of "
        + settings.samples()
        + " samples and as many test images, in the features of the pinned net for the data set";
  }

  private static String diversityDefinition() {
    return "variance of the samples, summed over pixels, divided by that of the test images:"
        + " 1 is as varied as the data, 0 all alike";
  }

  private void writePage(List<List<String>> rows, Map<String, BufferedImage> charts)
      throws IOException {
    HtmlReport page =
        HtmlReport.of(
                "GANs and VAEs side by side",
                results.size()
                    + " of "
                    + Experiment.all().size()
                    + " experiments, "
                    + settings.words())
            .heading("Results")
            .paragraph(
                "FID: "
                    + fidDefinition()
                    + ". Diversity: "
                    + diversityDefinition()
                    + ". Losses are those of the test images after the last epoch; total,"
                    + " reconstruction and KL in nats per image.")
            .table(
                without(CLASSES, COLUMNS), rows.stream().map(row -> without(CLASSES, row)).toList())
            .table(
                List.of(COLUMNS.get(0), "classes among the samples"),
                rows.stream().map(row -> List.of(row.get(0), row.get(CLASSES))).toList())
            .heading("Plots");
    for (BufferedImage chart : charts.values()) {
      page.picture(chart, "");
    }
    for (Experiment experiment : results.keySet()) {
      page.heading(experiment.name());
      for (Map.Entry<String, Path> picture : pictures(experiment).entrySet()) {
        page.picture(picture.getValue(), picture.getKey());
      }
    }
    page.write(settings.out().resolve("report.html"));
  }

  private static List<String> without(int column, List<String> cells) {
    List<String> others = new ArrayList<>(cells);
    others.remove(column);
    return others;
  }

  /** Returns the pictures of an experiment by caption. */
  private Map<String, Path> pictures(Experiment experiment) {
    Path folder = settings.folder(experiment);
    Map<String, Path> pictures = new LinkedHashMap<>();
    if (experiment.family() == Family.GAN) {
      for (int epoch : new TreeSet<>(List.of(1, (settings.epochs() + 1) / 2))) {
        pictures.put(
            "Samples after epoch " + epoch,
            folder.resolve("epochs/samples-epoch-%04d.png".formatted(epoch - 1)));
      }
    } else {
      pictures.put(
          "Test images, their reconstructions below", folder.resolve("reconstructions.png"));
      pictures.put("Walks from one test image to another", folder.resolve("interpolations.png"));
    }
    pictures.put("Samples after the last epoch", folder.resolve("samples.png"));
    return pictures;
  }
}
