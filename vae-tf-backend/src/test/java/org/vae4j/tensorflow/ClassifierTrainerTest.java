package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.Split;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.evaluation.Features;
import org.vae4j.model.Network;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Weights;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.random.CounterRandom;
import org.vae4j.tensorflow.export.ClassifierExporter;
import org.vae4j.testing.NullSweep;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Provenance;
import org.vae4j.training.WeightAveraging;

/** Sprites are 16 x 16 pixels, and their shape is the class: three of them. */
final class ClassifierTrainerTest {
  private static final int CLASSES = 3;

  private final Split sprites = Datasets.split(SpriteDataset.of(16, 400, 5), 0.2, 1);
  private final Classifier classifier =
      Classifier.of(
          Network.describe(
              "features",
              Shape.of(16, 16, 1),
              net ->
                  net.conv2d(8, 4, 2)
                      .batchNorm(0.95, 1e-5)
                      .relu()
                      .conv2d(16, 4, 2)
                      .batchNorm(0.95, 1e-5)
                      .relu()
                      .flatten()
                      .dropout(0.1)
                      .dense(16)
                      .relu()),
          CLASSES);

  @TempDir Path folder;

  /** Noisy stripes at random places: across, upright, and aslant. */
  private static Dataset stripes(int count, long seed) {
    CounterRandom random = CounterRandom.of(seed, 1);
    int[] labels = IntStream.range(0, count).map(item -> item % CLASSES).toArray();
    Samples items =
        Samples.filledBy(
            count,
            Shape.of(16, 16, 1),
            values -> {
              for (int i = 0; i < values.length; i++) {
                int item = i / 256;
                int y = i / 16 % 16;
                int x = i % 16;
                double along = item % CLASSES == 0 ? y : item % CLASSES == 1 ? x : (x + y) / 1.5;
                double phase = 6 * random.uniform(-1 - item);
                values[i] =
                    (float) (0.35 + 0.35 * Math.sin(along + phase) + 0.3 * random.uniform(i));
              }
            });
    return Datasets.withLabels(ArrayDataset.of(items), labels);
  }

  private static ClassifierTrainer trainer() {
    return ClassifierTrainer.using(TensorFlowBackend.create().threads(2))
        .epochs(2)
        .batchSize(64)
        .optimizer(Optimizer.adamW(LearningRate.cosine(5e-3, 5e-5).warmUp(0.5)))
        .averaging(WeightAveraging.exponential(0.95))
        .augmentation(Augmentation.crop(1))
        .seed(7);
  }

  private byte[] exported(TrainedClassifier trained) throws IOException {
    Path file = folder.resolve("net.onnx");
    ClassifierExporter.export(trained, Map.of("vae4j.feature_net", "sprites-1"), file);
    return Files.readAllBytes(file);
  }

  @Test
  void training_learnsTheClassesAndTheFileAgrees() throws IOException {
    List<ClassifierEpoch> heard = new ArrayList<>();
    Dataset validation = stripes(300, 2);
    TrainedClassifier trained =
        trainer()
            .epochs(6)
            .validation(validation)
            .listener(heard::add)
            .train(classifier, stripes(600, 1));
    assertThat(trained.history()).isEqualTo(heard).hasSize(6);
    ClassifierEpoch last = heard.get(5);
    assertThat(last.steps()).isEqualTo(6 * 10);
    double accuracy = last.validation().orElseThrow().accuracy();
    assertThat(accuracy).isGreaterThan(0.95);
    try (TensorFlowClassifier net = TensorFlowClassifier.load(trained);
        OnnxFeatureExtractor file =
            OnnxFeatureExtractor.of("net", exported(trained), ClassifierExporter.settings())) {
      assertThat(ClassAccuracy.of(net, validation)).isCloseTo(accuracy, within(1e-6));
      assertThat(ClassAccuracy.of(file, validation)).isCloseTo(accuracy, within(0.01));
      Samples items = validation.samples(0, 300);
      Samples expected = net.extract(items).values();
      Features found = file.extract(items);
      assertThat(file.featureSize()).isEqualTo(16);
      for (int index = 0; index < 300; index++) {
        assertThat(found.values().item(index)).containsExactly(expected.item(index), within(1e-3f));
      }
    }
  }

  @Test
  void sameSeed_makesTheSameBytes() throws IOException {
    TrainedClassifier first = trainer().train(classifier, sprites.training());
    TrainedClassifier second = trainer().train(classifier, sprites.training());
    TrainedClassifier other = trainer().seed(8).train(classifier, sprites.training());
    for (ParameterSpec spec : classifier.parameters()) {
      assertThat(second.weights().get(spec.name())).isEqualTo(first.weights().get(spec.name()));
    }
    assertThat(other.weights().get("head[0].kernel"))
        .isNotEqualTo(first.weights().get("head[0].kernel"));
    assertThat(exported(second)).isEqualTo(exported(first));
  }

  @Test
  void setting_leavesTheOldTrainer() {
    ClassifierTrainer before = trainer().epochs(1);
    Weights expected = before.train(classifier, sprites.training()).weights();
    TrainedClassifier changed =
        before.epochs(2).batchSize(100).train(classifier, sprites.training());
    assertThat(changed.history()).hasSize(2);
    assertThat(changed.history().get(1).steps()).isEqualTo(8);
    assertThat(before.train(classifier, sprites.training()).weights().get("head[0].bias"))
        .isEqualTo(expected.get("head[0].bias"));
  }

  @Test
  void flattenedImage_isExportedInItsOwnOrder() throws IOException {
    Classifier flat =
        Classifier.of(
            Network.describe(
                "features", Shape.of(16, 16, 1), net -> net.conv2d(2, 8, 8).relu().flatten()),
            CLASSES);
    TrainedClassifier trained = trainer().epochs(1).train(flat, sprites.training());
    assertThat(exported(trained)).isNotEmpty();
  }

  @Test
  void pixelsAsFeatures_areExported() throws IOException {
    Classifier linear =
        Classifier.of(
            Network.describe("features", Shape.of(16, 16, 1), net -> net.flatten()), CLASSES);
    TrainedClassifier trained = trainer().epochs(1).train(linear, sprites.training());
    try (OnnxFeatureExtractor file =
        OnnxFeatureExtractor.of("net", exported(trained), ClassifierExporter.settings())) {
      Samples items = sprites.validation().samples(0, 1);
      assertThat(file.extract(items).values().item(0)).containsExactly(items.item(0));
    }
  }

  @Test
  void otherShape_isRefused() {
    assertThatThrownBy(() -> trainer().train(classifier, SpriteDataset.of(32, 10, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training data: expected items of shape [16, 16, 1]");
    assertThatThrownBy(
            () ->
                trainer()
                    .validation(SpriteDataset.of(32, 10, 1))
                    .train(classifier, sprites.training()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validation data: expected items of shape [16, 16, 1]");
  }

  @Test
  void badLabels_areRefused() {
    Dataset unlabeled = ArrayDataset.of(sprites.training().samples(0, 3));
    assertThatThrownBy(() -> trainer().train(classifier, unlabeled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training data, item 0: expected a label from 0 to 2, found none");
    assertThatThrownBy(() -> trainer().train(classifier, Datasets.withLabels(unlabeled, 0, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training data, item 1: expected a label from 0 to 2, found 3");
  }

  @Test
  void lossThatIsNoNumber_isNamedWithItsStep() {
    Samples huge =
        Samples.filledBy(2, Shape.of(16, 16, 1), values -> Arrays.fill(values, Float.NaN));
    assertThatThrownBy(
            () ->
                ClassifierTrainer.using(TensorFlowBackend.create())
                    .train(classifier, Datasets.withLabels(ArrayDataset.of(huge), 0, 1)))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("classifier training, step 0: expected a finite loss, found NaN");
  }

  @Test
  void badSettings_areRefused() {
    assertThatThrownBy(() -> trainer().epochs(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trainer().batchSize(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void badDescriptions_areRefused() {
    Network image = Network.describe("features", Shape.of(8, 8, 1), net -> net.conv2d(2, 4, 2));
    Network vector = Network.describe("head", Shape.of(8), net -> net.dense(2));
    assertThatThrownBy(() -> Classifier.of(image, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Classifier features: expected a vector at its end, found [4, 4, 2]");
    assertThatThrownBy(() -> Classifier.of(classifier.features(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Classifier classes: expected at least 2");
    assertThatThrownBy(() -> Classifier.of(vector, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected another name than that of the head, found head");
    assertThatThrownBy(() -> new Classifier(classifier.features(), vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a network for the features, [16], found [8]");
  }

  @Test
  void entryThatTheFileHas_isRefused() {
    TrainedClassifier untrained =
        new TrainedClassifier(
            classifier,
            Weights.initial(classifier.parameters(), 1),
            List.of(),
            new Provenance(1, "hash", "words", Map.of()));
    assertThatThrownBy(
            () ->
                ClassifierExporter.export(
                    untrained, Map.of("vae4j.seed", "2"), folder.resolve("net.onnx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found vae4j.seed");
    assertThat(folder.resolve("net.onnx")).doesNotExist();
  }

  @Test
  void closedClassifier_isRefused() {
    TensorFlowClassifier net =
        TensorFlowClassifier.load(
            new TrainedClassifier(
                classifier,
                Weights.initial(classifier.parameters(), 1),
                List.of(),
                new Provenance(1, "hash", "words", Map.of())));
    net.close();
    net.close();
    assertThatThrownBy(() -> net.extract(sprites.validation().samples(0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected an open classifier");
  }

  @Test
  void nulls_areRefusedByName() {
    NullSweep sweep =
        new NullSweep()
            .set(Network.class, classifier.features())
            .set(Classifier.class, classifier)
            .set(Dataset.class, sprites.validation())
            .set(TensorFlowBackend.class, TensorFlowBackend.create())
            .set(ClassifierEpoch.Score.class, new ClassifierEpoch.Score(1, 0.5))
            .set(Provenance.class, new Provenance(1, "hash", "words", Map.of()))
            .set(Weights.class, Weights.initial(classifier.parameters(), 1))
            .set(Consumer.class, epoch -> {})
            .set(Path.class, folder)
            .set(int.class, 2)
            .statics(
                Classifier.class,
                ClassifierEpoch.class,
                ClassifierTrainer.class,
                TrainedClassifier.class,
                TensorFlowClassifier.class)
            .methods(trainer());
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(16);
  }
}
