package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.ImageFolderDataset;
import org.vae4j.data.Mnist;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Require;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.card.ModelCard;
import org.vae4j.tensorflow.card.ModelCardBuilder;
import org.vae4j.tensorflow.features.FeatureNets;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Measures an exported model on test images and writes its card. */
@Command(
    name = "EvaluateModel",
    mixinStandardHelpOptions = true,
    description = {
      "Measures an exported model on test images.",
      "Prints the most important numbers and writes model-card.json, model-card.md and report.html,"
          + " which has pictures and opens in any browser."
    })
public final class EvaluateModel implements Callable<Integer> {
  /** How many images of each side --floor compares. */
  private static final int FLOOR_IMAGES = 10_000;

  /** The data sets that the program knows. */
  enum Subject {
    /** Clothes, with names of classes and a feature net. */
    FASHION_MNIST,
    /** Digits, with a feature net. */
    MNIST,
    /** A folder of image files, or of folders of them, one for each class. */
    FOLDER;

    Dataset test(Path folder, Shape shape) throws IOException {
      return switch (this) {
        case FASHION_MNIST -> FashionMnist.test(folder);
        case MNIST -> Mnist.test(folder);
        case FOLDER ->
            ImageFolderDataset.builder(folder, shape.height(), shape.width(), shape.channels())
                .build();
      };
    }

    List<String> classes() {
      return this == FASHION_MNIST ? FashionMnist.classes() : List.of();
    }

    String features() {
      return this == FOLDER ? "none" : name();
    }
  }

  /** Reads names as people write them. */
  static final class SubjectConverter implements ITypeConverter<Subject> {
    @Override
    public Subject convert(String value) {
      for (Subject subject : Subject.values()) {
        if (subject.name().equalsIgnoreCase(value.replace('-', '_'))) {
          return subject;
        }
      }
      throw new TypeConversionException(
          "expected fashion-mnist, mnist or folder but was '" + value + "'");
    }
  }

  /** Where latent vectors come from. */
  enum PriorChoice {
    /** The prior in the model's files. */
    MODEL,
    /** N(0, I). */
    STANDARD
  }

  @Option(names = "--model", required = true, description = "Folder with the ONNX files.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      description = "Folder with the four files of a data set, gz or not; or with images.")
  private Path data;

  @Option(
      names = "--set",
      converter = SubjectConverter.class,
      description = "fashion-mnist, mnist or folder (default: fashion-mnist).")
  private Subject set = Subject.FASHION_MNIST;

  @Option(names = "--history", description = "The history.csv of the training.")
  private @Nullable Path history;

  @Option(names = "--name", description = "Title of the card (default: the model's folder).")
  private @Nullable String name;

  @Option(names = "--samples", description = "Samples to measure (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(
      names = "--importance-samples",
      description = "K of the bound on log p(x) (default: ${DEFAULT-VALUE}).")
  private int importanceSamples = 100;

  @Option(
      names = "--importance-items",
      description = "Items of that bound (default: ${DEFAULT-VALUE}).")
  private int importanceItems = 1_000;

  @Option(
      names = "--features",
      description =
          "fashion-mnist, mnist, none or the ONNX file of a net (default: that of the data set).")
  private @Nullable String features;

  @Option(
      names = "--prior",
      description = "${COMPLETION-CANDIDATES} (default: the model's own, else N(0, I)).")
  private PriorChoice prior = PriorChoice.MODEL;

  @Option(names = "--seed", description = "Of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", required = true, description = "Folder for the card.")
  private Path out;

  @Option(
      names = "--floor",
      description =
          "Also prints the distance of the first 10,000 training images to the test images, and how"
              + " long it took.")
  private boolean floor;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new EvaluateModel(), args));
  }

  @Override
  public Integer call() throws IOException {
    try (OnnxVae vae = OnnxVae.load(model)) {
      Dataset test = set.test(data, vae.itemShape());
      ModelCardBuilder settings =
          ModelCard.of(vae, test)
              .name(
                  name == null ? model.toAbsolutePath().normalize().getFileName().toString() : name)
              .samples(samples)
              .importanceSamples(importanceSamples)
              .importanceItems(importanceItems)
              .seed(seed)
              .classes(test instanceof ImageFolderDataset folder ? folder.classes() : set.classes())
              .listener(System.out::println);
      if (history != null) {
        settings = settings.history(history);
      }
      if (prior == PriorChoice.STANDARD) {
        settings = settings.prior(LatentPrior.standardNormal());
      }
      evaluate(settings, test);
    }
    return 0;
  }

  private void evaluate(ModelCardBuilder settings, Dataset test) throws IOException {
    String net = features == null ? set.features() : features;
    if (net.equalsIgnoreCase("none")) {
      write(settings.evaluate());
      return;
    }
    try (OnnxFeatureExtractor extractor = extractor(net)) {
      if (floor) {
        floor(extractor, test);
      }
      write(settings.features(extractor).evaluate());
    }
  }

  private static OnnxFeatureExtractor extractor(String net) throws IOException {
    return switch (net.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "fashion-mnist" -> FeatureNets.fashionMnist();
      case "mnist" -> FeatureNets.mnist();
      default -> OnnxFeatureExtractor.load(Path.of(net));
    };
  }

  private void floor(OnnxFeatureExtractor extractor, Dataset test) throws IOException {
    Dataset train =
        switch (set) {
          case FASHION_MNIST -> FashionMnist.train(data);
          case MNIST -> Mnist.train(data);
          case FOLDER ->
              throw new IllegalArgumentException(
                  Require.message(
                      "--floor", "fashion-mnist or mnist", "a folder of images", "leave it out"));
        };
    long start = System.nanoTime();
    FidReport report =
        FidEvaluator.using(extractor).frechetOnly().evaluate(train, test, FLOOR_IMAGES);
    System.out.printf(
        Locale.ROOT,
        "Frechet distance of %d training and %d test images: %.4f, in %.1f s%n",
        report.realCount().orElse(0),
        report.generatedCount(),
        report.frechetDistance(),
        (System.nanoTime() - start) / 1e9);
  }

  private void write(ModelCard card) throws IOException {
    card.writeTo(out);
    System.out.println(card);
    System.out.printf("The card is in %s%n", out);
  }
}
