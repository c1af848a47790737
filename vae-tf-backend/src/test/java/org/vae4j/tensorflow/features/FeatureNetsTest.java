package org.vae4j.tensorflow.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.Mnist;
import org.vae4j.evaluation.Features;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.tensorflow.ClassAccuracy;
import org.vae4j.testing.NullSweep;
import org.vae4j.testing.RealData;

/**
 * The files must never change under a version: numbers that were found with them would lose their
 * meaning.
 */
final class FeatureNetsTest {
  private static final String MNIST =
      "99bb2c3f128912c90629697baa8508b69570943a1d5939099ba1f10bcc490ccf";
  private static final String FASHION_MNIST =
      "05d131e1eebbf1197254f8b39a7af0345c7e85b9a00a306c92ac01bb0b57ec6d";

  @ParameterizedTest
  @CsvSource({
    "mnist-1.onnx, " + MNIST + ", vae4j-mnist-1, 0.9964",
    "fashion-mnist-1.onnx, " + FASHION_MNIST + ", vae4j-fashion-mnist-1, 0.9335"
  })
  void file_isThePinnedOne(String file, String sha256, String name, String accuracy)
      throws IOException {
    byte[] bytes;
    try (InputStream stream = FeatureNets.class.getResourceAsStream(file)) {
      assertThat(stream).isNotNull();
      bytes = stream.readAllBytes();
    }
    assertThat(Hashing.sha256().hashBytes(bytes)).hasToString(sha256);
    assertThat(bytes.length).isLessThanOrEqualTo(600_000);
    Map<String, String> metadata =
        ModelProto.parseFrom(bytes).getMetadataPropsList().stream()
            .collect(
                Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    assertThat(metadata)
        .containsEntry("vae4j.feature_net", name)
        .containsEntry("vae4j.test_accuracy", accuracy)
        .containsEntry("vae4j.seed", "1")
        .containsKeys("vae4j.data_sha256", "vae4j.settings", "vae4j.versions");
  }

  @Test
  void mnist_isAsAccurateAsDocumented() throws IOException {
    try (OnnxFeatureExtractor net = FeatureNets.mnist()) {
      assertThat(ClassAccuracy.of(net, Mnist.test(RealData.mnist())))
          .isCloseTo(0.9964, within(2e-4))
          .isGreaterThanOrEqualTo(0.993);
    }
  }

  @Test
  void fashionMnist_isAsAccurateAsDocumented() throws IOException {
    try (OnnxFeatureExtractor net = FeatureNets.fashionMnist()) {
      assertThat(ClassAccuracy.of(net, FashionMnist.test(RealData.fashionMnist())))
          .isCloseTo(0.9335, within(2e-4))
          .isGreaterThanOrEqualTo(0.925);
    }
  }

  @Test
  void nets_giveFeaturesAndProbabilities() {
    Samples items =
        Samples.filledBy(
            3,
            Shape.of(28, 28, 1),
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((i + 1) * 0.618034 % 1);
              }
            });
    try (OnnxFeatureExtractor mnist = FeatureNets.mnist(Device.cpu(1));
        OnnxFeatureExtractor fashion = FeatureNets.fashionMnist()) {
      assertThat(mnist.name())
          .isEqualTo(
              "vae4j-mnist-1 sha256:"
                  + MNIST.substring(0, 12)
                  + " (features, bilinear, [0.0, 1.0])");
      assertThat(fashion.name()).startsWith("vae4j-fashion-mnist-1 sha256:");
      assertThat(fashion.sha256()).isEqualTo(FASHION_MNIST);
      assertThat(mnist.featureSize()).isEqualTo(fashion.featureSize()).isEqualTo(64);
      Features found = mnist.extract(items);
      Samples classes = found.classProbabilities().orElseThrow();
      assertThat(classes.itemShape()).isEqualTo(Shape.of(10));
      float sum = 0;
      for (float probability : classes.item(2)) {
        sum += probability;
      }
      assertThat(sum).isCloseTo(1, within(1e-5f));
      assertThat(found.values()).isNotEqualTo(fashion.extract(items).values());
    }
  }

  @Test
  void changedOrMissingResource_isRefused() {
    assertThatThrownBy(() -> new PinnedNet("mine", "mnist-1.onnx", FASHION_MNIST).load())
        .isInstanceOf(VaeException.class)
        .hasMessageContaining(
            "resource mnist-1.onnx: expected the SHA-256 " + FASHION_MNIST + ", found " + MNIST);
    assertThatThrownBy(() -> new PinnedNet("mine", "none.onnx", MNIST).load())
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("resource none.onnx: expected a feature net, found none");
  }

  @Test
  void nulls_areRefusedByName() {
    assertThat(new NullSweep().statics(FeatureNets.class).checks()).isEqualTo(2);
  }
}
