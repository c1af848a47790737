package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.examples.report.Digits;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.Metric;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a convolutional VAE on Fashion-MNIST, shows how it comes along and keeps the best. */
@Command(
    name = "TrainFashionMnist",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a convolutional VAE on Fashion-MNIST.",
      "Each epoch prints a line (nats per image; total = recon + kl, not weighted) and writes three"
          + " pictures; the model with the lowest test total is kept as ONNX files.",
      "At the end metrics.json and report.html compare the run with a published one.",
      "Ctrl-C ends the run with a checkpoint, and the same command with --resume goes on with it."
    })
public final class TrainFashionMnist implements Callable<Integer> {
  private static final int BATCH_SIZE = 128;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "fashion-mnist");

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--recipe",
      description =
          "${COMPLETION-CANDIDATES}: how to train, as the published run or better in the same time"
              + " (default: ${DEFAULT-VALUE}).")
  private FashionMnistRecipe recipe = FashionMnistRecipe.PUBLISHED;

  @Option(
      names = "--warm-up",
      description = "Epochs over which beta grows from 0 (default: 5, 0 with --recipe fast).")
  private @Nullable Double warmUp;

  @Option(names = "--beta", description = "Weight of the KL term (default: ${DEFAULT-VALUE}).")
  private double beta = 1;

  @Option(names = "--resume", description = "Goes on with the run in --out.")
  private boolean resume;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainFashionMnist(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = FashionMnist.train(data);
    Dataset test = FashionMnist.test(data);
    double growing = warmUp == null ? recipe.warmUp() : warmUp;
    Vae vae =
        ReferenceModels.conv2().objective(Objective.elbo().beta(beta).warmUp(growing)).build();
    TrainerBuilder settings =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(BATCH_SIZE)
            .optimizer(recipe.optimizer())
            .seed(seed)
            .validation(test);
    Optional<LongRunResult> run =
        new LongRun(out, out.resolve("best"), Metric.total(), resume)
            .train(settings, new EpochPictures(test, seed, out, "_epoch%03d"), vae, train);
    if (run.isPresent()) {
      report(run.get(), test, growing);
    }
    return 0;
  }

  private void report(LongRunResult run, Dataset test, double growing) throws IOException {
    try (OnnxVae model = OnnxVae.load(run.model());
        OnnxFeatureExtractor features = FeatureNets.fashionMnist()) {
      ModelNumbers numbers = ModelNumbers.of(model, test, features, seed);
      new FashionMnistReport(run, numbers, new ModelPictures(test, seed).of(model), words(growing))
          .write(out);
    }
    System.out.println(run.summary() + "; pictures, metrics.json and report.html are in " + out);
  }

  private String words(double growing) {
    return String.format(
        Locale.ROOT,
        "%s, batches of %d, %s",
        recipe.words(),
        BATCH_SIZE,
        growing > 0
            ? "beta growing to %s over %s epochs"
                .formatted(Digits.plain(beta), Digits.plain(growing))
            : "beta " + Digits.plain(beta));
  }
}
