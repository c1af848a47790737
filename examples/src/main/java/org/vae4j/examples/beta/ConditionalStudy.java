package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.examples.report.HtmlReport;
import org.vae4j.examples.report.Machine;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.examples.report.Pictures;
import org.vae4j.model.Condition;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.features.FeatureNets;

/**
 * The study with a model that is told the class: the same dense network with dropout, whose encoder
 * and decoder find the class, one-hot, behind pixels and latent vector.
 */
final class ConditionalStudy {
  private static final double DROPOUT = 0.2;

  private final StudyConfig config;
  private final List<String> classes;
  private final Path folder;

  ConditionalStudy(StudyConfig config, List<String> classes, Path folder) {
    this.config = config;
    this.classes = classes;
    this.folder = folder;
  }

  Vae vae(double beta) {
    int hidden = config.hiddenDim();
    return VaeBuilder.forVectors(784)
        .conditionedOn(Condition.classes(classes.toArray(String[]::new)))
        .encoder(e -> e.dense(hidden).relu().dropout(DROPOUT).dense(hidden).relu().dropout(DROPOUT))
        .latentSize(config.latentDim())
        .decoder(
            d ->
                d.dense(hidden)
                    .relu()
                    .dropout(DROPOUT)
                    .dense(hidden)
                    .relu()
                    .dropout(DROPOUT)
                    .dense(784))
        .objective(Objective.elbo().beta(beta))
        .build();
  }

  void train(List<StudyRun> runs, Dataset train, Dataset test) throws IOException {
    StudyTrainer.of(config, this::vae, new FlatImages(train), new FlatImages(test)).train(runs);
  }

  void evaluate(List<StudyRun> runs, Dataset test, Extent extent) throws IOException {
    List<ConditionalResult> results = new ArrayList<>();
    try (FeatureExtractor classifier = FeatureNets.fashionMnist()) {
      ConditionalEvaluator evaluator =
          new ConditionalEvaluator(test, extent, classes.size(), classifier);
      for (StudyRun run : runs) {
        results.add(evaluator.evaluate(run));
      }
    }
    pictures(runs, test.itemShape());
    metrics(results, extent);
    page(results);
    System.out.println("The report is " + folder.resolve("report.html"));
  }

  /** Draws the run of each beta with the first seed. */
  private void pictures(List<StudyRun> runs, Shape image) throws IOException {
    List<String> titles = new ArrayList<>();
    List<BufferedImage> samples = new ArrayList<>();
    List<BufferedImage> walks = new ArrayList<>();
    for (StudyRun run : runs) {
      if (run.seed() == runs.get(0).seed()) {
        try (OnnxVae model = OnnxVae.load(run.model())) {
          ConditionalPictures pictures =
              new ConditionalPictures(model, image, classes.size(), run.seed());
          titles.add("beta " + run.beta());
          samples.add(pictures.samples());
          walks.add(pictures.walks());
        }
      }
    }
    Pictures.write(Panels.of(titles, samples), samplesFile());
    Pictures.write(Panels.of(titles, walks), walksFile());
  }

  private Path samplesFile() {
    return folder.resolve("pictures").resolve("classes.png");
  }

  private Path walksFile() {
    return folder.resolve("pictures").resolve("walks.png");
  }

  private void metrics(List<ConditionalResult> results, Extent extent) throws IOException {
    MetricsJson.of("BetaStudy --conditional", machine(), results.get(0).seed(), took(results))
        .definition("agreement", agreement(extent))
        .definition("fid", "Frechet distance between the features of those and all test images")
        .definition(
            "pixelFrechet",
            "Frechet distance between the pixels of the first %,d test images and of as many samples"
                .formatted(extent.pixelSamples()))
        .value("config", config)
        .value("dropout", DROPOUT)
        .value("classes", classes)
        .value("runs", results)
        .write(folder.resolve("metrics.json"));
  }

  private static String agreement(Extent extent) {
    return "share of %,d samples, as many of each class, that the pinned net puts into their class"
        .formatted(extent.samples());
  }

  private void page(List<ConditionalResult> results) throws IOException {
    HtmlReport page =
        HtmlReport.of(
            "Conditional beta study",
            String.format(
                Locale.ROOT,
                "784-%d-%d-%d and back with dropout %s, told the class; %d epochs, %d runs; %s",
                config.hiddenDim(),
                config.hiddenDim(),
                config.latentDim(),
                DROPOUT,
                config.epochs(),
                results.size(),
                machine()));
    page.table(
            List.of(
                "run", "reconstruction", "KL", "pixel distance", "FID", "right class", "seconds"),
            results.stream().map(ConditionalStudy::row).toList())
        .wide(samplesFile(), "A row for each class, a latent vector for each column")
        .wide(walksFile(), "From one latent vector to another, in each class")
        .heading("Right class, by class")
        .table(header(results), byClass(results));
    page.write(folder.resolve("report.html"));
  }

  private static List<String> row(ConditionalResult result) {
    return List.of(
        name(result),
        decimals(result.reconstruction()),
        decimals(result.kl()),
        Spread.of(result.pixelFrechet().stream().mapToDouble(Double::doubleValue).toArray())
            .words(2),
        decimals(result.fid()),
        percent(result.agreement()),
        String.format(Locale.ROOT, "%.0f", result.seconds()));
  }

  private static List<String> header(List<ConditionalResult> results) {
    List<String> header = new ArrayList<>(List.of("class"));
    results.forEach(result -> header.add(name(result)));
    return header;
  }

  private List<List<String>> byClass(List<ConditionalResult> results) {
    return IntStream.range(0, classes.size())
        .mapToObj(
            label -> {
              List<String> row = new ArrayList<>(List.of(classes.get(label)));
              results.forEach(result -> row.add(percent(result.agreementByClass().get(label))));
              return row;
            })
        .toList();
  }

  private static String name(ConditionalResult result) {
    return "beta " + result.beta() + ", seed " + result.seed();
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static Duration took(List<ConditionalResult> results) {
    return Duration.ofMillis(
        (long) (1000 * results.stream().mapToDouble(ConditionalResult::seconds).sum()));
  }

  private static String machine() {
    return Machine.words("TensorFlow on CPU");
  }
}
