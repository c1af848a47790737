package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a convolutional VAE on Fashion-MNIST, shows how it comes along and keeps the best. */
@Command(
    name = "TrainFashionMnist",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a convolutional VAE on Fashion-MNIST.",
      "Each epoch prints a line (nats per image; total = recon + kl, not weighted) and writes three"
          + " pictures; the model with the lowest test total is kept as ONNX files."
    })
public final class TrainFashionMnist implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "fashion-mnist");

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--warm-up",
      description = "Epochs over which beta grows from 0 (default: ${DEFAULT-VALUE}).")
  private double warmUp = 5;

  @Option(names = "--beta", description = "Weight of the KL term (default: ${DEFAULT-VALUE}).")
  private double beta = 1;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainFashionMnist(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = FashionMnist.train(data);
    Dataset test = FashionMnist.test(data);
    Vae vae = ReferenceModels.conv2().objective(Objective.elbo().beta(beta).warmUp(warmUp)).build();
    BestModel best = new BestModel(out.resolve("best"));
    Trainer.using(TensorFlowBackend.create())
        .epochs(epochs)
        .batchSize(128)
        .optimizer(Optimizer.adam(2e-4))
        .seed(seed)
        .validation(test)
        .listener(ProgressBarListener.create())
        .listener(TrainingListener.console())
        .listener(HistoryListener.csv(out.resolve("history.csv")))
        .listener(new EpochPictures(test, seed, out))
        .listener(best)
        .build()
        .train(vae, train);
    System.out.printf(
        Locale.ROOT,
        "Best: epoch %03d, test total=%.2f, in %s; the pictures are in %s%n",
        best.epoch(),
        best.total(),
        best.folder(),
        out);
    return 0;
  }
}
