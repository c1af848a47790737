package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.examples.report.Digits;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Metric;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a VAE on Fashion-MNIST in several variants and shows what their latent spaces hold. */
@Command(
    name = "LatentStudy",
    mixinStandardHelpOptions = true,
    description = {
      "Studies the latent space of a VAE on Fashion-MNIST: what single dimensions draw, and what"
          + " more dimensions and less weight of the KL term change.",
      "Trains one model after the other; metrics.json, report.html and pictures compare them.",
      "Ctrl-C ends the study with a checkpoint, and the same command with --resume goes on with it."
    })
public final class LatentStudy implements Callable<Integer> {
  private static final int BATCH_SIZE = 128;
  private static final int RECONSTRUCTIONS = 16;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--latent-dim",
      description = "Latent dimensions of the first model (default: ${DEFAULT-VALUE}).")
  private int latentSize = 32;

  @Option(
      names = "--kl-weight",
      description = "KL weight of the first model (default: ${DEFAULT-VALUE}).")
  private double weight = 1;

  @Option(
      names = "--larger-latent-dim",
      description = "Latent dimensions of the second model (default: ${DEFAULT-VALUE}).")
  private int largerLatentSize = 64;

  @Option(
      names = "--lower-kl-weights",
      split = ",",
      description = "KL weights of the other models (default: 0.5,0.25,0.1).")
  private double[] lowerWeights = {0.5, 0.25, 0.1};

  @Option(
      names = "--warm-up",
      description = "Epochs over which KL weights grow from 0 (default: ${DEFAULT-VALUE}).")
  private double warmUp = 4;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "latent-study");

  @Option(names = "--seed", description = "Makes a study repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--resume", description = "Goes on with the study in --out.")
  private boolean resume;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new LatentStudy(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = FashionMnist.train(data);
    Dataset test = FashionMnist.test(data);
    Samples items = test.samples(0, Math.min(RECONSTRUCTIONS, test.size()));
    List<LatentStudyResult> results = new ArrayList<>();
    try (OnnxFeatureExtractor features = FeatureNets.fashionMnist()) {
      List<LatentVariant> variants = variants();
      for (LatentVariant variant : variants) {
        System.out.printf(
            Locale.ROOT,
            "Model %d of %d: %s%n",
            results.size() + 1,
            variants.size(),
            variant.words());
        Optional<LongRunResult> run = train(variant, train, test);
        if (run.isEmpty()) {
          return 0;
        }
        try (OnnxVae model = OnnxVae.load(run.get().model())) {
          results.add(LatentStudyResult.of(variant, run.get(), model, test, items, features));
        }
      }
    }
    new LatentStudyReport(items, results, settings()).write(out);
    System.out.println("Done: pictures, metrics.json and report.html are in " + out);
    return 0;
  }

  private List<LatentVariant> variants() {
    return Stream.concat(
            Stream.of(
                new LatentVariant(latentSize, weight), new LatentVariant(largerLatentSize, weight)),
            DoubleStream.of(lowerWeights).mapToObj(lower -> new LatentVariant(latentSize, lower)))
        .toList();
  }

  private Optional<LongRunResult> train(LatentVariant variant, Dataset train, Dataset test)
      throws IOException {
    Path folder = out.resolve(variant.folder());
    TrainerBuilder settings =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(BATCH_SIZE)
            .optimizer(Optimizer.adam(LearningRate.cosine(1e-3, 1e-5)))
            .seed(seed)
            .validation(test);
    boolean begun = resume && LongRun.begunIn(folder);
    return new LongRun(folder, folder.resolve("model"), Metric.objective(), begun)
        .train(settings, new TrainingListener() {}, variant.vae(warmUp), train);
  }

  private String settings() {
    return String.format(
        Locale.ROOT,
        "dense 784-400-400 network, %d epochs, KL weights growing over the first %s, Adam from 1e-3"
            + " along half a cosine, batches of %d, seed %d",
        epochs,
        Digits.plain(warmUp),
        BATCH_SIZE,
        seed);
  }
}
