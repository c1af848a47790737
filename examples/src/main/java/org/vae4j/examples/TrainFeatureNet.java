package org.vae4j.examples;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.Mnist;
import org.vae4j.data.Split;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.layer.Padding;
import org.vae4j.model.Network;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.tensorflow.ClassAccuracy;
import org.vae4j.tensorflow.Classifier;
import org.vae4j.tensorflow.ClassifierTrainer;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.TensorFlowClassifier;
import org.vae4j.tensorflow.TrainedClassifier;
import org.vae4j.tensorflow.export.ClassifierExporter;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the nets whose features generated images are measured by. */
@Command(
    name = "TrainFeatureNet",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a small classifier for MNIST or Fashion-MNIST and writes it as an ONNX file with the"
          + " outputs features and logits.",
      "A twelfth of the training images is kept for validation; the test images are classified once,"
          + " at the end. The same seed and number of threads make the same weights."
    })
public final class TrainFeatureNet implements Callable<Integer> {
  private static final int CLASSES = 10;
  private static final int BATCH_SIZE = 128;
  private static final double HIGHEST_RATE = 3e-3;
  private static final double LAST_RATE = 3e-5;
  private static final double WEIGHT_DECAY = 0.02;
  private static final double VALIDATION_FRACTION = 1.0 / 12;
  private static final double MOMENTUM = 0.98;
  private static final double EPSILON = 1e-5;

  /** The data sets there are nets for. */
  enum Subject {
    /** Digits. */
    MNIST,
    /** Clothes. */
    FASHION_MNIST;

    /** Returns the name and the version that the file has in its metadata. */
    private String netName() {
      return "vae4j-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-1";
    }

    /** Returns how long to train unless the user says so. */
    private int epochs() {
      return this == MNIST ? 8 : 15;
    }

    /** Digits may turn a little; left and right of clothes are alike. */
    private Augmentation augmentation() {
      return Augmentation.of(
          this == MNIST ? Augmentation.rotation(10) : Augmentation.horizontalFlip(0.5),
          Augmentation.crop(2));
    }

    Dataset train(Path data) throws IOException {
      return this == MNIST ? Mnist.train(data) : FashionMnist.train(data);
    }

    Dataset test(Path data) throws IOException {
      return this == MNIST ? Mnist.test(data) : FashionMnist.test(data);
    }
  }

  @Option(names = "--subject", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Subject subject = Subject.MNIST;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data = Path.of("");

  @Option(names = "--out", required = true, description = "The ONNX file.")
  private Path out = Path.of("");

  @Option(names = "--epochs", description = "Passes over the data (default: 8 and 15).")
  private int epochs;

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new TrainFeatureNet(), args));
  }

  @Override
  public Integer call() throws IOException {
    Split split = Datasets.split(subject.train(data), VALIDATION_FRACTION, seed);
    Dataset test = subject.test(data);
    Classifier classifier = classifier(split.training().itemShape());
    System.out.printf(
        Locale.ROOT,
        "Training %,d parameters on %,d items%n",
        classifier.parameterCount(),
        split.training().size());
    TrainedClassifier trained =
        ClassifierTrainer.using(TensorFlowBackend.create())
            .epochs(epochs == 0 ? subject.epochs() : epochs)
            .batchSize(BATCH_SIZE)
            .optimizer(
                Optimizer.adamW(LearningRate.cosine(HIGHEST_RATE, LAST_RATE).warmUp(1))
                    .weightDecay(WEIGHT_DECAY))
            .augmentation(subject.augmentation())
            .seed(seed)
            .validation(split.validation())
            .listener(System.out::println)
            .train(classifier, split.training());
    double accuracy;
    try (TensorFlowClassifier net = TensorFlowClassifier.load(trained)) {
      accuracy = ClassAccuracy.of(net, test);
    }
    ClassifierExporter.export(
        trained,
        Map.of(
            "vae4j.feature_net",
            subject.netName(),
            "vae4j.test_accuracy",
            String.valueOf(accuracy)),
        out);
    try (OnnxFeatureExtractor net = OnnxFeatureExtractor.load(out, ClassifierExporter.settings())) {
      System.out.printf(
          Locale.ROOT,
          "%s: test accuracy %.2f%%, %d features, %,d bytes, SHA-256 %s%n",
          out,
          100 * ClassAccuracy.of(net, test),
          net.featureSize(),
          Files.size(out),
          MoreFiles.asByteSource(out).hash(Hashing.sha256()));
    }
    return 0;
  }

  /**
   * Describes the net: three times a convolution and one that halves the image, each normalized,
   * and 64 features.
   */
  static Classifier classifier(Shape image) {
    Network features =
        Network.describe(
            "features",
            image,
            net ->
                net.conv2d(32, 3, 1)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu()
                    .conv2d(32, 3, 2)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu()
                    .conv2d(48, 3, 1)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu()
                    .conv2d(48, 3, 2)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu()
                    .conv2d(64, 3, 1, Padding.VALID)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu()
                    .conv2d(48, 3, 2)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu()
                    .flatten()
                    .dropout(0.2)
                    .dense(64)
                    .batchNorm(MOMENTUM, EPSILON)
                    .relu());
    return Classifier.of(features, CLASSES);
  }
}
