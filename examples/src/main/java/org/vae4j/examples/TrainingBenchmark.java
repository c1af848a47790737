package org.vae4j.examples;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
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
      names = "--with",
      split = ",",
      description = "Adds some of ${COMPLETION-CANDIDATES}, separated by commas.")
  private Set<TrainingExtra> extras = EnumSet.noneOf(TrainingExtra.class);

  @Option(names = "--everything", description = "Adds all that --with knows.")
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
    Set<TrainingExtra> added = everything ? EnumSet.allOf(TrainingExtra.class) : extras;
    if (!added.contains(TrainingExtra.SCHEDULE)) {
      trainer.optimizer(Optimizer.adam(model.learningRate()));
    }
    Path folder = Files.createTempDirectory("vae4j-benchmark");
    try {
      for (TrainingExtra extra : added) {
        extra.addTo(trainer, new TrainingExtra.Place(model, train, folder));
      }
      trainer.build().train(model.describe().build(), train);
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    report(times);
    return 0;
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
