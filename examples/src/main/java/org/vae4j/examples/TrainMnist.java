package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.data.Mnist;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.examples.report.Pictures;
import org.vae4j.examples.report.TrainingCurves;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Metric;
import org.vae4j.training.Optimizer;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
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
      "Ctrl-C ends the run with a checkpoint, and the same command with --resume goes on with it."
    })
public final class TrainMnist implements Callable<Integer> {
  private static final int BATCH_SIZE = 256;
  private static final double WEIGHT_DECAY = 1e-5;
  private static final double LARGEST_GRADIENT = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 30;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "mnist");

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--beta", description = "Weight of the KL term (default: ${DEFAULT-VALUE}).")
  private double beta = 0.8;

  @Option(
      names = "--kl-annealing",
      description = "Epochs over which beta grows from 0 (default: ${DEFAULT-VALUE}).")
  private double klAnnealing = 20;

  @Option(names = "--lr", description = "Highest learning rate (default: ${DEFAULT-VALUE}).")
  private double rate = 3e-4;

  @Option(
      names = "--base-lr",
      description = "Learning rate at the start and at the end (default: ${DEFAULT-VALUE}).")
  private double baseRate = 1e-4;

  @Option(
      names = "--warm-up",
      description = "Epochs over which the learning rate grows (default: ${DEFAULT-VALUE}).")
  private double warmUp = 10;

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
        ReferenceModels.conv3bn()
            .objective(Objective.elbo().beta(beta).warmUp(klAnnealing))
            .build();
    BestModel best = new BestModel(out.resolve("best"));
    StopSignal signal = StopSignal.atShutdown(PATIENCE);
    TrainedVae trained;
    try {
      Trainer trainer = trainer(test, best, signal);
      trained = resume ? trainer.resume(checkpoints(), vae, train) : trainer.train(vae, train);
    } finally {
      signal.ended(); // settings that are refused have not said so, and the exit would wait
    }
    if (trained.stopped().isPresent()) {
      return 0;
    }
    Pictures.write(TrainingCurves.of(trained.history()), out.resolve("training-curves.png"));
    if (best.epoch() < 0) {
      throw new VaeException("the best model could not be exported; the warning above says why");
    }
    System.out.printf(
        Locale.ROOT,
        "Best: epoch %03d, test total=%.2f, in %s; the pictures are in %s%n",
        best.epoch(),
        best.total(),
        best.folder(),
        out);
    return 0;
  }

  private Trainer trainer(Dataset test, BestModel best, StopSignal signal) {
    return Trainer.using(TensorFlowBackend.create())
        .epochs(epochs)
        .batchSize(BATCH_SIZE)
        .optimizer(
            Optimizer.adamW(LearningRate.cosine(rate, baseRate).warmUp(warmUp, baseRate))
                .weightDecay(WEIGHT_DECAY))
        .clipping(GradientClipping.globalNorm(LARGEST_GRADIENT))
        // Fractions of a pixel would blur the images; a crop moves by whole ones.
        .augmentation(
            Augmentation.of(Augmentation.rotation(rotation), Augmentation.crop(translation)))
        .seed(seed)
        .validation(test)
        .best(Metric.total())
        .checkpoints(Checkpoints.in(checkpoints()))
        .stopSignal(signal)
        .listener(ProgressBarListener.create())
        .listener(TrainingListener.console())
        .listener(HistoryListener.csv(out.resolve("history.csv")))
        .listener(new EpochPictures(test, seed, out))
        .listener(best)
        .listener(new StopMessage())
        .build();
  }

  private Path checkpoints() {
    return out.resolve("checkpoints");
  }

  /** Speaks before the end of the process, which at Ctrl-C follows that of the training. */
  private static final class StopMessage implements TrainingListener {
    @Override
    public void onEnd(TrainedModel trained) {
      trained
          .stopped()
          .ifPresent(why -> System.out.println("Stopped: " + why + "; --resume goes on"));
    }
  }
}
