package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.data.FashionMnist;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.Adam;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.WeightAveraging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a VAE and a VAE-GAN with the same encoder and decoder, and compares their samples. */
@Command(
    name = "TrainVaeGan",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a convolutional VAE and a VAE-GAN on Fashion-MNIST: the same encoder, decoder, seed,"
          + " epochs and averaging of weights.",
      "Writes both as ONNX files with a picture of samples, and prints the Frechet distance of"
          + " their samples in features of the pinned classifier."
    })
public final class TrainVaeGan implements Callable<Integer> {
  /** Two players circle around each other; averages of their weights do so less. */
  private static final double AVERAGING = 0.995;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 5;

  @Option(
      names = "--gamma",
      description = "What features count in the decoder's loss (default: ${DEFAULT-VALUE}).")
  private double gamma = 1;

  @Option(
      names = "--beta",
      description = "Weight of KL beside the features (default: ${DEFAULT-VALUE}).")
  private double beta = 0.2;

  @Option(
      names = "--samples",
      description = "Samples, and test images, that are compared (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "vae-gan");

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainVaeGan(), args));
  }

  @Override
  public Integer call() throws IOException {
    try (FeatureExtractor features = FeatureNets.fashionMnist()) {
      Adam optimizer = Optimizer.adam(1e-3);
      compare(features, "vae", Objective.elbo(), optimizer);
      compare(features, "vae-gan", Objective.vaeGan(gamma).beta(beta), optimizer.beta1(0.5));
    }
    return 0;
  }

  private void compare(
      FeatureExtractor features, String name, Objective objective, Optimizer optimizer)
      throws IOException {
    Path folder = out.resolve(name);
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(128)
            .optimizer(optimizer)
            .averaging(WeightAveraging.exponential(AVERAGING))
            .seed(seed)
            .listener(ProgressBarListener.create())
            .listener(TrainingListener.console())
            .build()
            .train(ReferenceModels.conv2().objective(objective).build(), FashionMnist.train(data));
    OnnxExporter.export(trained, folder);
    double distance =
        DrawnSamples.measure(
            folder,
            folder.resolve("samples.png"),
            features,
            FashionMnist.test(data),
            seed,
            samples);
    System.out.printf(
        Locale.ROOT,
        "%s (%s), seed %d, %d epochs: Frechet distance %.2f, %,d samples%n",
        name,
        objective,
        seed,
        epochs,
        distance,
        samples);
  }
}
