package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.SpriteDataset;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.Features;
import org.vae4j.evaluation.ResizeFilter;
import org.vae4j.model.Network;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.FeatureSettings;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.PixelRange;
import org.vae4j.tensorflow.Classifier;
import org.vae4j.tensorflow.ClassifierTrainer;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.TrainedClassifier;
import org.vae4j.tensorflow.export.ClassifierExporter;
import org.vae4j.tensorflow.features.FeatureNets;

final class FeatureNetsGuideTest {
  @Test
  void pinnedNet_givesFeatures() {
    Samples images = SpriteDataset.of(28, 5, 1).samples(0, 5);
    // tag::pinned-net[]
    try (FeatureExtractor features = FeatureNets.fashionMnist()) {
      Features found = features.extract(images);
      System.out.println(features.name() + ": " + found.values());
      // end::pinned-net[]
      assertThat(found.values().count()).isEqualTo(5);
      // tag::pinned-net[]
    }
    // end::pinned-net[]
  }

  @Test
  void ownNet_isTrainedExportedAndUsed() throws IOException {
    Samples images = SpriteDataset.of(32, 5, 2).samples(0, 5);
    Files.deleteIfExists(Path.of("sprites.onnx"));
    // tag::own-net[]
    Classifier net =
        Classifier.of(
            Network.describe(
                "features",
                Shape.of(32, 32, 1),
                layers -> layers.conv2d(16, 4, 2).batchNorm().relu().flatten().dense(32).relu()),
            3);
    TrainedClassifier trained =
        ClassifierTrainer.using(TensorFlowBackend.create())
            .epochs(2)
            .seed(1)
            .listener(System.out::println)
            .train(net, SpriteDataset.of(32, 1_000, 1));
    ClassifierExporter.export(trained, Map.of(), Path.of("sprites.onnx"));
    // end::own-net[]
    // tag::own-net-use[]
    try (FeatureExtractor features =
        OnnxFeatureExtractor.load(Path.of("sprites.onnx"), ClassifierExporter.settings())) {
      Samples values = features.extract(images).values();
      System.out.println(values);
      // end::own-net-use[]
      assertThat(values.itemShape()).isEqualTo(Shape.of(32));
      // tag::own-net-use[]
    }
    // end::own-net-use[]
  }

  @Test
  void inception_thatWasNotWritten_isNamed() {
    Samples images = SpriteDataset.of(32, 5, 1).samples(0, 5);
    assertThatThrownBy(() -> extract(images))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("inception.onnx");
  }

  private static void extract(Samples images) throws IOException {
    // tag::inception[]
    FeatureSettings settings =
        FeatureSettings.defaults()
            .range(PixelRange.of(-1, 1))
            .resize(ResizeFilter.BILINEAR)
            .output("pool3");
    try (FeatureExtractor features =
        OnnxFeatureExtractor.load(
            Path.of("inception.onnx"), settings, Device.cuda(0), Device.cpu())) {
      Features found = features.extract(images);
      System.out.println(features.name() + ": " + found.values());
    }
    // end::inception[]
  }
}
