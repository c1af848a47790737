package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.data.Dataset;
import org.vae4j.data.IdxDataset;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.Optimizer;
import org.vae4j.training.StopSignal;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares training from a file that is larger than the heap with training from memory. */
@Command(
    name = "StreamingBenchmark",
    mixinStandardHelpOptions = true,
    description =
        "Writes a file of random images that is larger than the heap, trains from it and from"
            + " memory in turn, and prints images per second and memory. Give a small heap: -Xmx64m.")
public final class StreamingBenchmark implements Callable<Integer> {
  private static final int BATCH_SIZE = 128;

  /** What fits into a heap of 64 MB; training from memory repeats them. */
  private static final int IN_MEMORY = 20_000;

  @Option(names = "--model", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
  private BenchmarkModel model;

  @Option(
      names = "--dir",
      required = true,
      description = "Folder for the file, deleted at the end.")
  private Path dir;

  @Option(
      names = "--heaps",
      description =
          "Size of the file as a multiple of the largest heap (default: ${DEFAULT-VALUE}).")
  private double heaps = 4;

  @Option(names = "--steps", description = "Steps per turn (default: ${DEFAULT-VALUE}).")
  private int steps = 500;

  @Option(names = "--rounds", description = "Turns of each (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  private long peakHeap;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new StreamingBenchmark(), args));
  }

  @Override
  public Integer call() throws IOException {
    if (steps <= StepTimes.SKIPPED || rounds < 1) {
      throw new IllegalArgumentException(
          "expected more than %d steps and at least 1 round, found %d and %d; use more"
              .formatted(StepTimes.SKIPPED, steps, rounds));
    }
    long bytes = (long) (heaps * Runtime.getRuntime().maxMemory());
    int count = Math.toIntExact(Math.max(BATCH_SIZE, bytes / RandomImages.IMAGE_BYTES));
    Path file = Files.createTempFile(Files.createDirectories(dir), "random-images", ".idx");
    try {
      RandomIdxFile.write(file, count, 1);
      System.out.printf(
          Locale.ROOT,
          "%,d images, %d MiB, heap of at most %d MiB%n",
          count,
          Files.size(file) >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
      measure(IdxDataset.images(file), new RandomImages(Math.min(count, IN_MEMORY), 1));
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private void measure(Dataset disk, Dataset memory) throws IOException {
    double[] fromDisk = new double[rounds];
    double[] fromMemory = new double[rounds];
    long kilobytesAfterFirst = 0;
    for (int round = 0; round < rounds; round++) {
      // In turn the first, since the machine's speed may drift.
      if (round % 2 == 0) {
        fromDisk[round] = imagesPerSecond(disk);
        fromMemory[round] = imagesPerSecond(memory);
      } else {
        fromMemory[round] = imagesPerSecond(memory);
        fromDisk[round] = imagesPerSecond(disk);
      }
      System.out.printf(
          Locale.ROOT,
          "round %d: %.0f images/s from disk, %.0f from memory%n",
          round + 1,
          fromDisk[round],
          fromMemory[round]);
      kilobytesAfterFirst = round == 0 ? ResidentMemory.ownKilobytes() : kilobytesAfterFirst;
    }
    System.out.printf(
        Locale.ROOT,
        """
        %s, batch %d, medians of %d rounds of %d steps: %.0f images/s from disk, %.0f from memory
        peak heap %d MiB; resident without mapped files: %d MiB after round 1, %d MiB at the end
        from disk / from memory: %.3f
        """,
        model.name().toLowerCase(Locale.ROOT),
        BATCH_SIZE,
        rounds,
        steps,
        median(fromDisk),
        median(fromMemory),
        peakHeap >> 20,
        kilobytesAfterFirst >> 10,
        ResidentMemory.ownKilobytes() >> 10,
        median(fromDisk) / median(fromMemory));
  }

  private double imagesPerSecond(Dataset data) {
    StopSignal enough = StopSignal.create();
    TrainingListener stop =
        new TrainingListener() {
          @Override
          public void onStep(long step) {
            peakHeap = Math.max(peakHeap, usedHeap());
            if (step == steps) {
              enough.stop("enough steps");
            }
          }
        };
    StepTimes times = new StepTimes();
    Trainer.using(TensorFlowBackend.create())
        .epochs(1 + steps * BATCH_SIZE / data.size())
        .batchSize(BATCH_SIZE)
        .optimizer(Optimizer.adam(model.learningRate()))
        .seed(1)
        .listener(times)
        .listener(stop)
        .stopSignal(enough)
        .build()
        .train(model.describe().build(), data);
    return times.imagesPerSecond();
  }

  private static long usedHeap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
