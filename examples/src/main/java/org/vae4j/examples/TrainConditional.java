package org.vae4j.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Sampler;
import org.vae4j.internal.AtomicFile;
import org.vae4j.model.Condition;
import org.vae4j.model.Objective;
import org.vae4j.model.Span;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a VAE that draws the class it is asked for, and lets a classifier check that it does. */
@Command(
    name = "TrainConditional",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a VAE on Fashion-MNIST that is told the class of each image.",
      "Writes the model as ONNX files, samples.png with a row of each class, exchanged.png with test"
          + " images in the first column and each as all classes behind, and metrics.json: how many"
          + " samples the pinned feature net puts into the class they were drawn for."
    })
public final class TrainConditional implements Callable<Integer> {
  private static final int PER_ROW = 12;

  /** What a nat more or less than the capacity costs. */
  private static final double GAMMA = 10;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(names = "--latent", description = "Latent dimensions (default: ${DEFAULT-VALUE}).")
  private int latent = 10;

  @Option(
      names = "--capacity",
      description = {
        "Nats that z may hold at the end (default: ${DEFAULT-VALUE}). It starts with none, so that",
        "the class has to say all that it can before z does."
      })
  private double capacity = 12;

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = {"-n", "--samples"},
      description = "How many samples are classified (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "conditional");

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainConditional(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = FashionMnist.train(data);
    Dataset test = FashionMnist.test(data);
    List<String> classes = FashionMnist.classes();
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .conditionedOn(Condition.classes(classes.toArray(String[]::new)))
            .encoder(
                e -> e.conv2d(32, 4, 2).relu().conv2d(64, 4, 2).relu().flatten().dense(256).relu())
            .latentSize(latent)
            .decoder(
                d ->
                    d.dense(256)
                        .relu()
                        .dense(7 * 7 * 64)
                        .relu()
                        .reshape(7, 7, 64)
                        .convTranspose2d(32, 4, 2)
                        .relu()
                        .convTranspose2d(1, 4, 2))
            .objective(Objective.elbo().capacity(GAMMA, capacity, Span.epochs(0.8 * epochs)))
            .build();
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(128)
            .optimizer(Optimizer.adam(LearningRate.cosine(1e-3, 1e-5)))
            .seed(seed)
            .validation(test)
            .listener(ProgressBarListener.create())
            .listener(TrainingListener.console())
            .build()
            .train(vae, train);
    Path folder = out.resolve("model");
    OnnxExporter.export(trained, folder);
    try (OnnxVae model = OnnxVae.load(folder);
        FeatureExtractor classifier = FeatureNets.fashionMnist()) {
      Pictures.write(rows(model, classes.size()).toGrid(PER_ROW, 2), out.resolve("samples.png"));
      Pictures.write(
          exchanged(model, test, classes.size()).toGrid(classes.size() + 1, 2),
          out.resolve("exchanged.png"));
      ClassAgreement agreement =
          ClassAgreement.of(Sampler.of(model).seed(seed), classifier, classes, samples);
      AtomicFile.write(
          out.resolve("metrics.json"),
          stream ->
              stream.write(
                  agreement.toJson(seed, classifier.name()).getBytes(StandardCharsets.UTF_8)));
      System.out.printf(
          "Samples that %s puts into the class they were drawn for:%n%s%nThe results are in %s%n",
          classifier.name(), agreement, out);
    }
    return 0;
  }

  /** Returns a row of samples for each class; a column has the same z. */
  private Samples rows(OnnxVae model, int classes) {
    Samples rows = Samples.of(model.itemShape());
    for (int label = 0; label < classes; label++) {
      rows = rows.concat(Sampler.of(model).seed(seed).sample(label, PER_ROW));
    }
    return rows;
  }

  /** Returns a row for the first test image of each class: the image, then it as every class. */
  private static Samples exchanged(OnnxVae model, Dataset test, int classes) {
    Condition condition = model.condition().orElseThrow();
    Samples rows = Samples.of(model.itemShape());
    for (int label = 0; label < classes; label++) {
      int item = 0;
      while (item < test.size() - 1 && test.label(item).orElse(-1) != label) {
        item++;
      }
      Samples image = test.samples(item, item + 1);
      Samples own = condition.samples(test, item, item + 1);
      rows = rows.concat(image);
      for (int other = 0; other < classes; other++) {
        rows = rows.concat(model.reconstruct(image, own, condition.of(other)));
      }
    }
    return rows;
  }
}
