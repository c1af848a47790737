package org.vae4j.examples;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.tensorflow.TensorBoardListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.CollapseDoctor;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.WeightAveraging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast a reference model trains. */
@Command(
    name = "TrainingBenchmark",
    mixinStandardHelpOptions = true,
    description = "Trains a reference model and prints the time of a step and images per second.")
public final class TrainingBenchmark implements Callable<Integer> {
  private static final int BATCH_SIZE = 128;

  @Option(names = "--model", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
  private BenchmarkModel model;

  @Option(names = "--data", description = "Folder with Fashion-MNIST (default: random images).")
  private @Nullable Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 1;

  @Option(
      names = "--images",
      description = "Number of random images, without --data (default: ${DEFAULT-VALUE}).")
  private int images = 60_000;

  @Option(
      names = "--everything",
      description = "Adds clipping, averaging, a schedule, augmentation and listeners.")
  private boolean everything;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainingBenchmark(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = data == null ? new RandomImages(images, 1) : FashionMnist.train(data);
    long steps = (long) epochs * ((train.size() + BATCH_SIZE - 1) / BATCH_SIZE);
    if (steps <= StepTimes.SKIPPED) {
      throw new IllegalArgumentException(
          "expected more than %d steps of %d images, found %d; use more epochs or images"
              .formatted(StepTimes.SKIPPED, BATCH_SIZE, steps));
    }
    StepTimes times = new StepTimes();
    TrainerBuilder trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(BATCH_SIZE)
            .seed(1)
            .listener(times);
    if (everything) {
      Path folder = Files.createTempDirectory("vae4j-benchmark");
      try {
        addEverything(trainer, train, folder).build().train(model.describe().build(), train);
      } finally {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } else {
      trainer.optimizer(Optimizer.adam(model.learningRate()));
      trainer.build().train(model.describe().build(), train);
    }
    report(times);
    return 0;
  }

  private TrainerBuilder addEverything(TrainerBuilder trainer, Dataset train, Path folder) {
    double rate = model.learningRate();
    return trainer
        .optimizer(Optimizer.adamW(LearningRate.cosine(rate, rate / 100).warmUp(0.1)))
        .clipping(GradientClipping.globalNorm(100))
        .averaging(WeightAveraging.exponential(0.999))
        .augmentation(Augmentation.rotation(5).then(Augmentation.translation(0.05)))
        .listener(HistoryListener.csv(folder.resolve("history.csv")))
        .listener(PictureListener.in(folder.resolve("pictures")))
        .listener(TensorBoardListener.in(folder.resolve("board")))
        .listener(CollapseDoctor.watching(train, System.out::println));
  }

  private void report(StepTimes times) throws IOException {
    String name = model.name().toLowerCase(Locale.ROOT);
    System.out.printf(
        Locale.ROOT,
        """
        %s, batch %d, on %s: %d steps measured, the first %d left out
        peak resident memory %s
        step: mean %.2f ms, median %.2f ms, 10th percentile %.2f ms
        %s training, by the median step: %.0f images/s
        %s training, by the mean step: %.0f images/s
        """,
        name,
        BATCH_SIZE,
        times.device(),
        times.measured(),
        StepTimes.SKIPPED,
        PeakMemory.inWords(),
        1e3 * times.mean(),
        1e3 * times.quantile(0.5),
        1e3 * times.quantile(0.1),
        name,
        BATCH_SIZE / times.quantile(0.5),
        name,
        times.imagesPerSecond());
  }
}
