package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vae4j.Samples;
import org.vae4j.examples.report.BarChart;
import org.vae4j.examples.report.Digits;
import org.vae4j.examples.report.HtmlReport;
import org.vae4j.examples.report.LineChart;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.examples.report.Pictures;
import org.vae4j.examples.report.TrainingCurves;

/** Writes what {@link LatentStudy} found: numbers, pictures and a page. */
final class LatentStudyReport {
  private static final String LOSS =
      "reconstruction and KL loss in nats per test image, summed over pixels and latent dimensions,"
          + " one draw of z per image, KL not weighted; their sum is the total";

  private final Samples items;
  private final List<LatentStudyResult> results;
  private final LatentStudyResult base;
  private final LatentStudyResult larger;
  private final String settings;

  /**
   * Takes what is to be shown.
   *
   * @param items the images that were reconstructed
   * @param results the plain model, the one with more dimensions, and those with less KL weight
   */
  LatentStudyReport(Samples items, List<LatentStudyResult> results, String settings) {
    this.items = items;
    this.results = results;
    this.base = results.get(0);
    this.larger = results.get(1);
    this.settings = settings;
  }

  void write(Path out) throws IOException {
    Map<String, BufferedImage> pictures = pictures();
    for (Map.Entry<String, BufferedImage> picture : pictures.entrySet()) {
      Pictures.write(picture.getValue(), out.resolve(picture.getKey() + ".png"));
    }
    metrics().write(out.resolve("metrics.json"));
    page(pictures).write(out.resolve("report.html"));
  }

  private Map<String, BufferedImage> pictures() {
    List<BufferedImage> curves = TrainingCurves.apart(base.run().history());
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    pictures.put("reconstruction-loss", curves.get(1));
    pictures.put("kl-loss", curves.get(2));
    pictures.put("traversals", base.walks().toGrid(LatentStudyResult.STEPS, 2));
    pictures.put("traversals-from-item", base.walksFromItem().toGrid(LatentStudyResult.STEPS, 2));
    pictures.put("reconstructions", ReconstructionSheet.of(items, base.reconstructions()));
    pictures.put("samples", base.samples().toGrid(10, 2));
    pictures.put("samples-larger", larger.samples().toGrid(10, 2));
    pictures.put("kl-by-dimension", klByDimension());
    pictures.put("trade-off", tradeOff());
    pictures.put("fid", fid());
    LatentStudyResult lowest = byWeight().get(byWeight().size() - 1);
    pictures.put(
        "reconstructions-low-weight", ReconstructionSheet.of(items, lowest.reconstructions()));
    pictures.put("samples-low-weight", lowest.samples().toGrid(10, 2));
    return pictures;
  }

  private BufferedImage klByDimension() {
    return LineChart.of("KL by dimension, largest first", "dimension", "nats per image")
        .line(base.variant().latentSize() + " dimensions", base.klByDimension())
        .line(larger.variant().latentSize() + " dimensions", larger.klByDimension())
        .image();
  }

  /** Returns the models with as many dimensions as the first, the highest KL weight first. */
  private List<LatentStudyResult> byWeight() {
    return results.stream()
        .filter(result -> result.variant().latentSize() == base.variant().latentSize())
        .sorted(Comparator.comparingDouble(result -> -result.variant().weight()))
        .toList();
  }

  private BufferedImage tradeOff() {
    return LineChart.of("Reconstruction against KL", "KL, nats", "reconstruction loss, nats")
        .line(
            "KL weights",
            values(byWeight(), result -> result.run().bestTest().kl()),
            values(byWeight(), result -> result.run().bestTest().reconstruction()))
        .image();
  }

  private BufferedImage fid() {
    return BarChart.of(
            "FID: how far samples are from images",
            "KL weight",
            "",
            byWeight().stream().map(result -> Digits.of(result.variant().weight(), 2)).toList())
        .bars("FID", values(byWeight(), result -> result.numbers().fid()))
        .image();
  }

  private static double[] values(
      List<LatentStudyResult> results, ToDoubleFunction<LatentStudyResult> value) {
    return results.stream().mapToDouble(value).toArray();
  }

  private Duration took() {
    return results.stream().map(result -> result.run().took()).reduce(Duration::plus).orElseThrow();
  }

  private MetricsJson metrics() {
    MetricsJson metrics =
        MetricsJson.of("LatentStudy", base.run().machine(), base.run().seed(), took())
            .definition("seconds", LongRunResult.TOOK)
            .definition("losses", LOSS)
            .value("settings", settings)
            .value("latentSize", base.variant().latentSize())
            .value("klWeight", base.variant().weight())
            .value("reconstruction", base.run().bestTest().reconstruction())
            .value("kl", base.run().bestTest().kl())
            .value("total", base.run().bestTest().total());
    base.numbers().addTo(metrics);
    return metrics.value("models", results.stream().map(LatentStudyReport::numbers).toList());
  }

  private static Map<String, Object> numbers(LatentStudyResult result) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("latentSize", result.variant().latentSize());
    numbers.put("klWeight", result.variant().weight());
    numbers.put("epoch", result.run().best().epoch());
    numbers.put("reconstruction", result.run().bestTest().reconstruction());
    numbers.put("kl", result.run().bestTest().kl());
    numbers.put("total", result.run().bestTest().total());
    numbers.put("psnr", result.numbers().psnr());
    numbers.put("activeDimensions", result.numbers().latent().activeCount());
    numbers.put("fid", result.numbers().fid());
    numbers.put("seconds", result.run().took().toMillis() / 1000.0);
    return numbers;
  }

  private HtmlReport page(Map<String, BufferedImage> pictures) {
    return HtmlReport.of(
            "The latent space of a VAE on Fashion-MNIST", settings + ", " + base.run().machine())
        .headline(Digits.of(base.run().bestTest().reconstruction(), 2), "reconstruction", "nats")
        .headline(Digits.of(base.run().bestTest().kl(), 2), "KL", "nats")
        .headline(Digits.of(base.numbers().psnr(), 2) + " dB", "PSNR", "reconstructions")
        .headline(Digits.of(base.numbers().fid(), 2), "FID", "samples")
        .paragraph(
            "The numbers above are those of " + base.variant().words() + ". Losses: " + LOSS + ".")
        .heading("Both losses, epoch by epoch")
        .picture(pictures.get("reconstruction-loss"), "Reconstruction loss")
        .picture(pictures.get("kl-loss"), "KL loss")
        .heading("What single dimensions draw")
        .picture(pictures.get("traversals"), walk("from the origin"))
        .picture(pictures.get("traversals-from-item"), walk("from the first test image"))
        .heading("Reconstructions")
        .wide(
            pictures.get("reconstructions"),
            "The first test images, their reconstructions, and the PSNR of each pair")
        .table(List.of("", "", "definition"), base.numbers().rows())
        .heading("More latent dimensions")
        .paragraph(dimensionWords())
        .picture(pictures.get("samples"), base.variant().words())
        .picture(pictures.get("samples-larger"), larger.variant().words())
        .wide(pictures.get("kl-by-dimension"), "What each dimension carries")
        .heading("Less KL weight")
        .table(List.of("model", "recon", "KL", "total", "PSNR", "active", "FID"), rows())
        .picture(
            pictures.get("trade-off"),
            "Test losses, not weighted; a dot for each KL weight, the highest on the left")
        .picture(pictures.get("fid"), "FID by KL weight")
        .picture(
            pictures.get("reconstructions-low-weight"),
            "Reconstructions with a KL weight of "
                + byWeight().get(byWeight().size() - 1).variant().weight())
        .picture(pictures.get("samples-low-weight"), "Samples of the same model")
        .heading("A grid of samples")
        .wide(pictures.get("samples"), "100 samples of " + base.variant().words());
  }

  private static String walk(String from) {
    return "A row for each of the ten dimensions that carry the most, from −3 to 3, " + from;
  }

  private String dimensionWords() {
    return "%s uses %d of its %d dimensions, %s %d of %d. Total: %s and %s nats; FID: %s and %s."
        .formatted(
            "The first model",
            base.numbers().latent().activeCount(),
            base.variant().latentSize(),
            "the larger one",
            larger.numbers().latent().activeCount(),
            larger.variant().latentSize(),
            Digits.of(base.run().bestTest().total(), 2),
            Digits.of(larger.run().bestTest().total(), 2),
            Digits.of(base.numbers().fid(), 2),
            Digits.of(larger.numbers().fid(), 2));
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (LatentStudyResult result : results) {
      rows.add(
          List.of(
              result.variant().words(),
              Digits.of(result.run().bestTest().reconstruction(), 2),
              Digits.of(result.run().bestTest().kl(), 2),
              Digits.of(result.run().bestTest().total(), 2),
              Digits.of(result.numbers().psnr(), 2) + " dB",
              String.valueOf(result.numbers().latent().activeCount()),
              Digits.of(result.numbers().fid(), 2)));
    }
    return rows;
  }
}
