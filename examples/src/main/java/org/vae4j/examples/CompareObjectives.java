package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.FashionMnist;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.examples.report.Machine;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Sampler;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Span;
import org.vae4j.model.Vae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains one dense network with each objective on Fashion-MNIST and compares what comes out. */
@Command(
    name = "CompareObjectives",
    mixinStandardHelpOptions = true,
    description = {
      "Trains one dense network with each objective on Fashion-MNIST.",
      "Prints for each the test loss, a tighter bound on -log p(x), how many latent dimensions are"
          + " active, and the FID of its samples; writes metrics.json."
    })
public final class CompareObjectives implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Of each training (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(names = "--items", description = "Training images, the first so many (default: all).")
  private int items = Integer.MAX_VALUE;

  @Option(
      names = "-n",
      description = "Samples and test images for FID (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(
      names = "--importance-samples",
      description = "K of the tighter bound (default: ${DEFAULT-VALUE}).")
  private int importanceSamples = 100;

  @Option(
      names = "--importance-items",
      description = "Test images of that bound (default: ${DEFAULT-VALUE}).")
  private int importanceItems = 500;

  @Option(names = "--seed", description = "Makes it repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(names = "--out", required = true, description = "Folder for metrics.json.")
  private Path out;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new CompareObjectives(), args));
  }

  private static Map<String, Objective> objectives() {
    Map<String, Objective> objectives = new LinkedHashMap<>();
    objectives.put("VAE", Objective.elbo());
    objectives.put("beta-VAE", Objective.elbo().beta(4));
    objectives.put("free bits", Objective.elbo().freeBits(0.5));
    objectives.put("capacity", Objective.elbo().capacity(30, 20, Span.epochs(5)));
    objectives.put("beta-TC-VAE", Objective.betaTcVae(4));
    objectives.put("InfoVAE", Objective.infoVae(0.5, 500));
    objectives.put("MMD-VAE", Objective.mmdVae(1000));
    objectives.put("IWAE", Objective.iwae(5));
    return objectives;
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    Dataset all = FashionMnist.train(data);
    Dataset train = Datasets.first(all, Math.min(items, all.size()));
    Dataset test = FashionMnist.test(data);
    Map<String, Map<String, Object>> results = new LinkedHashMap<>();
    try (FeatureExtractor features = FeatureNets.fashionMnist()) {
      for (Map.Entry<String, Objective> entry : objectives().entrySet()) {
        results.put(entry.getKey(), measure(entry.getValue(), train, test, features));
        System.out.println(entry.getKey() + " " + results.get(entry.getKey()));
      }
    }
    MetricsJson metrics =
        MetricsJson.of(
                "CompareObjectives",
                Machine.words("TensorFlow on CPU"),
                seed,
                Duration.ofNanos(System.nanoTime() - start))
            .definition("total", "test loss, reconstruction + KL with one draw, nats per image")
            .definition(
                "bound",
                "-log p(x) by importance sampling, K = %d, the first %d test images, nats per image"
                    .formatted(importanceSamples, importanceItems))
            .definition("active", "latent dimensions whose mean varies by more than 0.01")
            .definition("fid", "pinned features, %d samples and test images".formatted(samples))
            .value("epochs", epochs);
    results.forEach(metrics::value);
    metrics.write(out.resolve("metrics.json"));
    return 0;
  }

  private Map<String, Object> measure(
      Objective objective, Dataset train, Dataset test, FeatureExtractor features) {
    Vae vae = ReferenceModels.mlp400().objective(objective).build();
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .optimizer(Optimizer.adam(1e-3))
            .seed(seed)
            .validation(test)
            .listener(ProgressBarListener.create())
            .build()
            .train(vae, train);
    EpochMetrics last = trained.metrics().orElseThrow();
    Map<String, Object> numbers = new LinkedHashMap<>();
    last.validation()
        .orElseThrow()
        .withTotal()
        .forEach((term, value) -> numbers.put(term, rounded(value)));
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      ElboReport bound =
          ElboEvaluator.of(model)
              .seed(seed)
              .draws(importanceSamples)
              .limit(importanceItems)
              .evaluate(test);
      numbers.put("bound", rounded(bound.negativeLogLikelihood().mean()));
      numbers.put("active", LatentReport.of(model, test, test.size()).activeCount());
      numbers.put(
          "fid",
          rounded(
              FidEvaluator.using(features)
                  .frechetOnly()
                  .evaluate(test, Sampler.of(model).seed(seed), samples)
                  .frechetDistance()));
    }
    numbers.put("imagesPerSecond", Math.round(last.imagesPerSecond()));
    return numbers;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
  }
}
