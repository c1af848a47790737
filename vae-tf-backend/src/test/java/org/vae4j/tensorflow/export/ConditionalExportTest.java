package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.ConditionalModelContract;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Condition;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.oracle.OracleModel;
import org.vae4j.random.GaussianStream;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.testing.ConditionalVae;
import org.vae4j.training.TrainedVae;

final class ConditionalExportTest extends ConditionalModelContract {
  @TempDir Path folder;

  @Override
  protected VaeModel create() {
    try {
      OnnxExporter.export(TrainedModels.of(ConditionalVae.images()), folder.resolve("model"));
      return OnnxVae.load(folder.resolve("model"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Vae> models() {
    return Stream.of(
        ConditionalVae.images(),
        ConditionalVae.flatImages(),
        ConditionalVae.vectors(),
        VaeBuilder.forImages(9, 11, 3).conditionedOn(Condition.classes(7)).build());
  }

  @ParameterizedTest
  @MethodSource("models")
  void served_asTheOracleAndTensorFlow(Vae vae) throws IOException {
    TrainedVae trained = TrainedModels.of(vae);
    ExportReport report = OnnxExporter.export(trained, folder);
    assertThat(report.encoderError()).isLessThan(1e-4);
    assertThat(report.imageError()).isLessThan(1e-4);
    Samples latents = gaussian(1, vae.latentSize());
    Samples items = Verification.items(vae.itemShape()).slice(0, 5);
    Samples conditions = gaussian(2, vae.condition().orElseThrow().size());
    try (VaeModel oracle = OracleModel.of(vae, trained.weights());
        VaeModel tensorFlow = TensorFlowVae.load(trained);
        OnnxVae served = OnnxVae.load(folder)) {
      assertThat(served.condition()).isEqualTo(vae.condition());
      Samples image = oracle.decode(latents, conditions);
      Posterior posterior = oracle.encode(items, conditions);
      for (VaeModel model : List.of(tensorFlow, served)) {
        assertClose(model.decode(latents, conditions), image);
        assertClose(model.encode(items, conditions).mean(), posterior.mean());
        assertClose(model.encode(items, conditions).logVariance(), posterior.logVariance());
      }
    }
  }

  private static Samples gaussian(long stream, int size) {
    return Samples.filledBy(
        5, Shape.of(size), values -> GaussianStream.of(6, stream).fill(0, values));
  }

  private static void assertClose(Samples found, Samples expected) {
    for (int n = 0; n < expected.count(); n++) {
      assertThat(found.item(n)).containsExactly(expected.item(n), within(1e-4f));
    }
  }

  @Test
  void files_haveASecondInput_andDescribeIt() throws IOException {
    create().close();
    for (String file : List.of("encoder.onnx", "decoder.onnx")) {
      ModelProto model = read(file);
      List<ValueInfoProto> inputs = model.getGraph().getInputList();
      assertThat(inputs)
          .extracting(ValueInfoProto::getName)
          .containsExactly(file.startsWith("enc") ? "image" : "z", "condition");
      assertThat(inputs.get(1).getType().getTensorType().getShape().getDim(1).getDimValue())
          .isEqualTo(3);
      assertThat(model.getMetadataPropsList())
          .anyMatch(entry -> is(entry.getKey(), entry.getValue(), "condition", "classes"))
          .anyMatch(entry -> is(entry.getKey(), entry.getValue(), "condition_size", "3"))
          .anyMatch(
              entry ->
                  is(entry.getKey(), entry.getValue(), "condition_classes", "Trouser\nBag\nBoot"));
    }
  }

  private static boolean is(String key, String value, String wantedKey, String wanted) {
    return key.equals("vae4j." + wantedKey) && value.equals(wanted);
  }

  private ModelProto read(String file) throws IOException {
    return ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model").resolve(file)));
  }

  @Test
  void unconditionalFiles_sayNothingOfConditions() throws IOException {
    OnnxExporter.export(TrainedModels.small(), folder);
    try (OnnxVae model = OnnxVae.load(folder)) {
      assertThat(model.condition()).isEmpty();
      assertThat(model.metadata().keySet()).noneMatch(key -> key.contains("condition"));
      assertThatThrownBy(() -> model.given(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a conditional model, found one without a condition");
      Samples z = gaussian(1, 3);
      assertThatThrownBy(() -> model.decode(z, gaussian(1, 3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a conditional model, found one without a condition");
    }
  }

  @Test
  void metadata_thatDoesNotFit_isRefused() throws IOException {
    create().close();
    for (Map.Entry<String, String> wrong :
        Map.of(
                "vae4j.condition", "colors",
                "vae4j.condition_size", "0",
                "vae4j.condition_classes", "Trouser\nBag")
            .entrySet()) {
      create().close();
      Path file = folder.resolve("model").resolve("decoder.onnx");
      ModelProto decoder = BundleMetadata.without(read("decoder.onnx"), wrong.getKey());
      Files.write(
          file,
          BundleMetadata.add(decoder, Map.of(wrong.getKey(), wrong.getValue())).toByteArray());
      assertThatThrownBy(() -> OnnxVae.load(file))
          .isInstanceOf(VaeException.class)
          .hasMessageContaining(wrong.getKey() + ": expected ");
    }
    Path file = folder.resolve("model").resolve("decoder.onnx");
    create().close();
    Files.write(
        file, BundleMetadata.without(read("decoder.onnx"), "vae4j.condition").toByteArray());
    assertThatThrownBy(() -> OnnxVae.load(file))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("the only input z, found [")
        .hasMessageContaining("condition");
  }

  @Test
  void halvesOfOtherConditions_areRefused() throws IOException {
    create().close();
    Path file = folder.resolve("model").resolve("encoder.onnx");
    ModelProto encoder = BundleMetadata.without(read("encoder.onnx"), "vae4j.condition_classes");
    Files.write(
        file,
        BundleMetadata.add(encoder, Map.of("vae4j.condition_classes", "a\nb\nc")).toByteArray());
    assertThatThrownBy(() -> OnnxVae.load(folder.resolve("model")))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("vae4j.condition_classes")
        .hasMessageContaining("different models");
  }
}
