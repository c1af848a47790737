package org.vae4j.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Sampler;
import org.vae4j.internal.AtomicFile;
import org.vae4j.model.Condition;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.WeightAveraging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model that draws the class it is asked for, and lets a classifier check it. */
@Command(
    name = "TrainConditional",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model of Fashion-MNIST that is told the class of each image.",
      "Writes the model as ONNX files, samples.png with a row of each class, exchanged.png with test"
          + " images in the first column and each as all classes behind, and metrics.json: how many"
          + " samples the pinned feature net puts into the class they were drawn for, and their"
          + " Frechet distance to the test images."
    })
public final class TrainConditional implements Callable<Integer> {
  private static final int PER_ROW = 12;

  /** Two players circle around each other; averages of their weights do so less. */
  private static final double AVERAGING = 0.995;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--recipe",
      description = "${COMPLETION-CANDIDATES}: what is trained (default: ${DEFAULT-VALUE}).")
  private ConditionalRecipe recipe = ConditionalRecipe.VAE_GAN;

  @Option(
      names = "--latent",
      description = "Latent dimensions (default: 16 for a VAE-GAN, 10 for a VAE).")
  private @Nullable Integer latent;

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
        ReferenceModels.conv2(latent == null ? recipe.latentSize() : latent)
            .conditionedOn(Condition.classes(classes.toArray(String[]::new)))
            .objective(recipe.objective(epochs))
            .build();
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(128)
            .optimizer(recipe.optimizer())
            .averaging(WeightAveraging.exponential(AVERAGING))
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
      double distance =
          FidEvaluator.using(classifier)
              .seed(seed)
              .frechetOnly()
              .evaluate(test, Sampler.of(model).seed(seed), samples)
              .frechetDistance();
      String json = agreement.toJson(seed, classifier.name(), distance);
      AtomicFile.write(
          out.resolve("metrics.json"),
          stream -> stream.write(json.getBytes(StandardCharsets.UTF_8)));
      System.out.printf(
          Locale.ROOT,
          "Samples that %s puts into the class they were drawn for:%n%s%n"
              + "Frechet distance %.2f, %,d samples%nThe results are in %s%n",
          classifier.name(),
          agreement,
          distance,
          samples,
          out);
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
