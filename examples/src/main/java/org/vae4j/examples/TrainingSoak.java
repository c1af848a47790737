package org.vae4j.examples;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.TensorBoardListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.CollapseDoctor;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.WeightAveraging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains for long and says how much the memory grows. */
@Command(
    name = "TrainingSoak",
    mixinStandardHelpOptions = true,
    description =
        "Trains a small model with everything switched on and prints the memory in RAM after the"
            + " warm-up and at the end. Linux only.")
public final class TrainingSoak implements Callable<Integer> {
  private static final int BATCH_SIZE = 64;
  private static final int STEPS_PER_EPOCH = 100;

  @Option(
      names = "--steps",
      description = "Steps; whole epochs of 100 (default: ${DEFAULT-VALUE}).")
  private int steps = 20_000;

  @Option(
      names = "--warm-up",
      description = "Steps before the first look at the memory (default: ${DEFAULT-VALUE}).")
  private int warmUp = 2_000;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainingSoak(), args));
  }

  @Override
  public Integer call() throws IOException {
    if (warmUp < 1 || steps <= warmUp || steps % STEPS_PER_EPOCH != 0) {
      throw new IllegalArgumentException(
          "expected a multiple of %d steps, more than the warm-up, found %d steps and a warm-up of %d"
                  .formatted(STEPS_PER_EPOCH, steps, warmUp)
              + "; 20000 and 2000 are usual");
    }
    Vae vae =
        VaeBuilder.forImages(16, 16, 1)
            .latentSize(8)
            .encoder(e -> e.conv2d(8, 4, 2).batchNorm().relu().dropout(0.1).flatten())
            .decoder(d -> d.dense(8 * 8 * 8).relu().reshape(8, 8, 8).convTranspose2d(1, 4, 2))
            .build();
    Dataset train = SpriteDataset.of(16, BATCH_SIZE * STEPS_PER_EPOCH, 1);
    Dataset test = SpriteDataset.of(16, 10 * BATCH_SIZE, 2);
    MemoryWatch watch = new MemoryWatch(warmUp);
    Path folder = Files.createTempDirectory("vae4j-soak");
    try {
      train(vae, train, test, folder, watch);
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    report(watch);
    return 0;
  }

  private void train(Vae vae, Dataset train, Dataset test, Path folder, MemoryWatch watch) {
    Trainer.using(TensorFlowBackend.create())
        .epochs(steps / STEPS_PER_EPOCH)
        .batchSize(BATCH_SIZE)
        .optimizer(Optimizer.adamW(LearningRate.cosine(1e-3, 1e-5).warmUp(1)))
        .clipping(GradientClipping.globalNorm(1))
        .averaging(WeightAveraging.exponential(0.999))
        .augmentation(Augmentation.rotation(5).then(Augmentation.translation(0.05)))
        .checkpoints(Checkpoints.in(folder.resolve("checkpoints")).everySteps(250))
        .validation(test)
        .seed(1)
        .listener(CollapseDoctor.watching(test, advice -> {}))
        .listener(HistoryListener.csv(folder.resolve("history.csv")))
        .listener(PictureListener.in(folder.resolve("pictures")))
        .listener(TensorBoardListener.in(folder.resolve("board")).items(test))
        .listener(watch)
        .build()
        .train(vae, train);
  }

  private void report(MemoryWatch watch) {
    System.out.printf(
        Locale.ROOT,
        """
        resident memory after %,d steps: %,d KiB
        resident memory after %,d steps: %,d KiB
        growth: %.2f %%
        """,
        warmUp,
        watch.afterWarmUp,
        steps,
        watch.last,
        100.0 * (watch.last - watch.afterWarmUp) / watch.afterWarmUp);
  }

  /** Looks at the memory after the warm-up and after each epoch. */
  private static final class MemoryWatch implements TrainingListener {
    private final int warmUp;
    private long afterWarmUp;
    private long last;

    private MemoryWatch(int warmUp) {
      this.warmUp = warmUp;
    }

    @Override
    public void onStep(long step) {
      if (step == warmUp) {
        afterWarmUp = now();
      }
      if (step % STEPS_PER_EPOCH == 0) {
        last = now();
      }
    }

    private static long now() {
      try {
        return ResidentMemory.kilobytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
