package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.ModeCollapseDoctor;
import org.vae4j.training.Optimizer;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedGan;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.WeightAveraging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains a GAN with one of three losses, watches it for mode collapse, and measures its samples.
 */
@Command(
    name = "TrainGan",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a convolutional GAN on Fashion-MNIST and says so when its samples collapse.",
      "Writes the generator as an ONNX file with history.csv and a picture of samples, and prints"
          + " the Frechet distance of samples in features of the pinned classifier.",
      "Ctrl-C ends the run with a checkpoint, and the same command with --resume goes on with it."
    })
public final class TrainGan implements Callable<Integer> {
  /** Two players circle around each other; averages of their weights do so less. */
  private static final double AVERAGING = 0.995;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--loss", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private GanRecipe loss = GanRecipe.HINGE;

  @Option(
      names = "--spectral-normalization",
      description = "Divides each kernel of the discriminator by its largest singular value.")
  private boolean spectral;

  @Option(names = "--latent", description = "Latent dimensions (default: ${DEFAULT-VALUE}).")
  private int latent = GanBuilder.DEFAULT_LATENT_SIZE;

  @Option(
      names = "--learning-rate",
      description = "Adam's, of both players (default: ${DEFAULT-VALUE}).")
  private double learningRate = 1e-3;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--samples",
      description = "Samples, and test images, that are compared (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "gan");

  @Option(names = "--resume", description = "Goes on with the run in --out.")
  private boolean resume;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainGan(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = FashionMnist.train(data);
    Path checkpoints = out.resolve("checkpoints");
    StopSignal stop = StopSignal.atShutdown(PATIENCE);
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(128)
            .optimizer(Optimizer.adam(learningRate).beta1(loss.beta1()))
            .averaging(WeightAveraging.exponential(AVERAGING))
            .seed(seed)
            .checkpoints(Checkpoints.in(checkpoints).keepLast(1))
            .stopSignal(stop)
            .listener(ProgressBarListener.create())
            .listener(TrainingListener.console())
            .listener(HistoryListener.csv(out.resolve("history.csv")))
            .listener(ModeCollapseDoctor.watching(train, System.out::println))
            .build();
    TrainedGan trained;
    try {
      trained = resume ? trainer.resume(checkpoints, gan(), train) : trainer.train(gan(), train);
    } finally {
      stop.ended(); // settings that are refused have not said so, and the exit would wait
    }
    if (trained.stopped().isPresent()) {
      System.out.println("Stopped: " + trained.stopped().get() + "; --resume goes on");
      return 0;
    }
    OnnxExporter.export(trained, out.resolve("model"));
    measure();
    return 0;
  }

  private Gan gan() {
    GanBuilder gan = GanBuilder.forImages(28, 28, 1).latentSize(latent).loss(loss.loss());
    if (spectral) {
      gan.spectralNormalization();
    }
    return gan.discriminatorSteps(loss.discriminatorSteps()).build();
  }

  private void measure() throws IOException {
    try (FeatureExtractor features = FeatureNets.fashionMnist()) {
      double distance =
          DrawnSamples.measure(
              out.resolve("model"),
              out.resolve("samples.png"),
              features,
              FashionMnist.test(data),
              seed,
              samples);
      System.out.printf(
          Locale.ROOT,
          "%s, seed %d, %d epochs: Frechet distance %.2f, %,d samples%n",
          gan().objectiveText(),
          seed,
          epochs,
          distance,
          samples);
    }
  }
}
