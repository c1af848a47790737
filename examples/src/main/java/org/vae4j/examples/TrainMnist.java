package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vae4j.data.Dataset;
import org.vae4j.data.Mnist;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.examples.report.Digits;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Metric;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a VAE with batch normalization and dropout on MNIST, and can go on where it stopped. */
@Command(
    name = "TrainMnist",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a convolutional VAE with batch normalization and dropout on MNIST.",
      "Each epoch prints a line (nats per image; total = recon + kl, not weighted) and writes three"
          + " pictures; the model with the lowest test total is kept as ONNX files.",
      "At the end training_history.png, metrics.json and report.html show how it went.",
      "Ctrl-C ends the run with a checkpoint, and the same command with --resume goes on with it."
    })
public final class TrainMnist implements Callable<Integer> {
  private static final double WEIGHT_DECAY = 1e-5;
  private static final double LARGEST_GRADIENT = 1;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 120;

  @Option(names = "--beta", description = "Weight of the KL term (default: ${DEFAULT-VALUE}).")
  private double beta = 0.8;

  @Option(names = "--z-dim", description = "Latent dimensions (default: ${DEFAULT-VALUE}).")
  private int latentSize = 32;

  @Option(
      names = "--base-lr",
      description = "Learning rate at the start and at the end (default: ${DEFAULT-VALUE}).")
  private double baseRate = 1e-4;

  @Option(names = "--max-lr", description = "Highest learning rate (default: ${DEFAULT-VALUE}).")
  private double maxRate = 3e-4;

  @Option(names = "--batch-size", description = "Images per step (default: ${DEFAULT-VALUE}).")
  private int batchSize = 256;

  @Option(
      names = "--warmup-epochs",
      description = "Epochs over which the learning rate grows (default: ${DEFAULT-VALUE}).")
  private double warmUp = 10;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("vae_final_out");

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--kl-annealing",
      description = "Epochs over which beta grows from 0 (default: ${DEFAULT-VALUE}).")
  private double klAnnealing = 20;

  @Option(
      names = "--rotation",
      description = "Training images turn by up to so many degrees (default: ${DEFAULT-VALUE}).")
  private double rotation = 5;

  @Option(
      names = "--translation",
      description =
          "Training images move by up to so many whole pixels (default: ${DEFAULT-VALUE}).")
  private int translation = 1;

  @Option(names = "--resume", description = "Goes on with the run in --out.")
  private boolean resume;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainMnist(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = Mnist.train(data);
    Dataset test = Mnist.test(data);
    Vae vae =
        ReferenceModels.conv3bn(latentSize)
            .objective(Objective.elbo().beta(beta).warmUp(klAnnealing))
            .build();
    LearningRate rate = LearningRate.cosine(maxRate, baseRate).warmUp(warmUp, baseRate);
    Optional<LongRunResult> run =
        new LongRun(out, out.resolve("best_model"), Metric.total(), resume)
            .train(
                settings(rate, test),
                new EpochPictures(test, seed, out, "_epoch_%03d"),
                vae,
                train);
    if (run.isPresent()) {
      report(run.get(), test, rate);
    }
    return 0;
  }

  private TrainerBuilder settings(LearningRate rate, Dataset test) {
    return Trainer.using(TensorFlowBackend.create())
        .epochs(epochs)
        .batchSize(batchSize)
        .optimizer(Optimizer.adamW(rate).weightDecay(WEIGHT_DECAY))
        .clipping(GradientClipping.globalNorm(LARGEST_GRADIENT))
        // Fractions of a pixel would blur the images; a crop moves by whole ones.
        .augmentation(
            Augmentation.of(Augmentation.rotation(rotation), Augmentation.crop(translation)))
        .seed(seed)
        .validation(test);
  }

  private void report(LongRunResult run, Dataset test, LearningRate rate) throws IOException {
    int last = run.history().size() - 1;
    double[] rates =
        rate.curve(epochs, Math.toIntExact(run.history().get(last).steps() / (last + 1)));
    try (OnnxVae model = OnnxVae.load(run.model());
        OnnxFeatureExtractor features = FeatureNets.mnist()) {
      ModelNumbers numbers = ModelNumbers.of(model, test, features, seed);
      new MnistReport(run, numbers, new ModelPictures(test, seed).of(model), words(), beta, rates)
          .write(out);
    }
    System.out.println(run.summary() + "; pictures, metrics.json and report.html are in " + out);
  }

  private String words() {
    return String.format(
        Locale.ROOT,
        "%d latent dimensions, beta %s after KL annealing over %s epochs, AdamW from %s to %s in %s"
            + " epochs and back along half a cosine, batches of %d, rotation up to %s degrees,"
            + " translation up to %d px",
        latentSize,
        Digits.plain(beta),
        Digits.plain(klAnnealing),
        Digits.plain(baseRate),
        Digits.plain(maxRate),
        Digits.plain(warmUp),
        batchSize,
        Digits.plain(rotation),
        translation);
  }
}
