package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.training.TrainedVae;

final class OnnxExporterTest {
  @TempDir private Path parent;

  private final TrainedVae trained = TrainedModels.small();

  static Stream<VaeBuilder> models() {
    return Stream.of(
        ReferenceModels.mlp400(),
        ReferenceModels.conv2(),
        ReferenceModels.conv3bn(),
        VaeBuilder.forImages(19, 10, 3).latentSize(4),
        VaeBuilder.forVectors(6));
  }

  @ParameterizedTest
  @MethodSource("models")
  void export_agreesWithTensorFlow(VaeBuilder model) throws IOException {
    ExportReport report =
        OnnxExporter.export(TrainedModels.of(model.build()), parent.resolve("model"));
    assertThat(report.folder()).isEqualTo(parent.resolve("model"));
    assertThat(report.meanError()).isBetween(0.0, 1e-5);
    assertThat(report.logVarianceError()).isBetween(0.0, 1e-5);
    assertThat(report.imageError()).isBetween(0.0, 1e-5);
    assertThat(files(parent)).containsExactly("model", "model/decoder.onnx", "model/encoder.onnx");
  }

  @Test
  void export_loadsAsTheSameModel() throws IOException {
    Path folder = parent.resolve("a/b/c");
    OnnxExporter.export(trained, folder);
    try (VaeModel reference = ReferenceModel.exact(trained);
        VaeModel model = OnnxVae.load(folder, Device.cpu())) {
      assertThat(model.itemShape()).isEqualTo(Shape.of(5, 7, 3));
      assertThat(model.latentSize()).isEqualTo(3);
      Samples latents = Samples.of(Shape.of(3), 1, -1, 0.5f, 0, 2, -0.25f);
      Samples expected = reference.decode(latents);
      Samples images = model.decode(latents);
      for (int i = 0; i < 2 * 105; i++) {
        assertThat(images.value(i / 105, i % 105))
            .isCloseTo(expected.value(i / 105, i % 105), within(1e-5f));
      }
    }
  }

  @Test
  void export_beforeVerification_showsNoFile() throws IOException {
    List<String> seen = new ArrayList<>();
    VaeModel exact = ReferenceModel.exact(trained);
    Path folder = Files.createDirectory(parent.resolve("model"));
    OnnxExporter.export(trained, folder, new WatchingModel(exact, folder, seen));
    assertThat(seen).isNotEmpty().allMatch(name -> name.startsWith(".vae4j-"));
    assertThat(files(folder)).containsExactly("decoder.onnx", "encoder.onnx");
  }

  @Test
  void export_overExistingModel_replacesBothFilesAndNothingElse() throws IOException {
    OnnxExporter.export(TrainedModels.of(VaeBuilder.forVectors(6).build()), parent);
    Files.writeString(parent.resolve("notes.txt"), "mine");
    ExportReport report = OnnxExporter.export(trained, parent);
    assertThat(report.imageError()).isLessThan(1e-5);
    assertThat(files(parent)).containsExactly("decoder.onnx", "encoder.onnx", "notes.txt");
    try (VaeModel model = OnnxVae.load(parent, Device.cpu())) {
      assertThat(model.itemShape()).isEqualTo(Shape.of(5, 7, 3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2e-4, 0, 0, encoder.onnx mean",
    "0, -2e-4, 0, encoder.onnx log_variance",
    "0, 0, 2e-4, decoder.onnx image",
    "0, 0, NaN, decoder.onnx image",
    "Infinity, 0, 0, encoder.onnx mean"
  })
  void export_wrongReference_isRefusedAndLeavesNothing(
      double mean, double logVariance, double image, String output) throws IOException {
    Path folder = parent.resolve("new/model");
    VaeModel wrong = new ReferenceModel(trained, mean, logVariance, image);
    assertThatThrownBy(() -> OnnxExporter.export(trained, folder, wrong))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining(output + ": expected at most 1.0E-4 from the trained model, found ")
        .hasMessageContaining("(item 2, value 1: ");
    assertThat(files(parent)).isEmpty();
  }

  @Test
  void export_refusal_saysHowFarOff() {
    assertThatThrownBy(
            () -> OnnxExporter.export(trained, parent, new ReferenceModel(trained, 0, 0, 0.25)))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("found 0.25");
  }

  @Test
  void export_almostWrongReference_reportsTheError() throws IOException {
    ExportReport report =
        OnnxExporter.export(trained, parent, new ReferenceModel(trained, 5e-5, -8e-5, 9e-5));
    assertThat(report.meanError()).isCloseTo(5e-5, within(2e-6));
    assertThat(report.logVarianceError()).isCloseTo(8e-5, within(2e-6));
    assertThat(report.encoderError()).isEqualTo(report.logVarianceError());
    assertThat(report.imageError()).isCloseTo(9e-5, within(2e-6));
  }

  @Test
  void export_refusal_keepsTheModelThatIsThere() throws IOException {
    OnnxExporter.export(TrainedModels.of(VaeBuilder.forVectors(6).build()), parent);
    byte[] encoder = Files.readAllBytes(parent.resolve("encoder.onnx"));
    byte[] decoder = Files.readAllBytes(parent.resolve("decoder.onnx"));
    VaeModel wrong = new ReferenceModel(trained, 0, 0, 1);
    assertThatThrownBy(() -> OnnxExporter.export(trained, parent, wrong))
        .isInstanceOf(VaeException.class);
    assertThat(files(parent)).containsExactly("decoder.onnx", "encoder.onnx");
    assertThat(parent.resolve("encoder.onnx")).hasBinaryContent(encoder);
    assertThat(parent.resolve("decoder.onnx")).hasBinaryContent(decoder);
  }

  @Test
  void export_weightsThatAreNotNumbers_areRefused() throws IOException {
    Vae vae = trained.vae();
    Weights good = trained.weights();
    Weights bad =
        Weights.of(
            vae,
            spec -> {
              float[] values = good.get(spec.name());
              if (spec.name().startsWith("decoder") && spec.role() == Role.BIAS) {
                values[0] = Float.NaN;
              }
              return values;
            });
    assertThatThrownBy(() -> OnnxExporter.export(TrainedModels.of(vae, bad), parent))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("decoder.onnx image: expected at most 1.0E-4")
        .hasMessageContaining("found NaN");
    assertThat(files(parent)).isEmpty();
  }

  @Test
  void export_folderIsFile() throws IOException {
    Path file = Files.writeString(parent.resolve("model"), "mine");
    assertThatThrownBy(() -> OnnxExporter.export(trained, file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "export to %s: expected a folder, found a file, %s; give the folder that encoder.onnx"
                + " and decoder.onnx go into",
            file, file);
    assertThatThrownBy(() -> OnnxExporter.export(trained, file.resolve("deeper")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found a file, " + file);
    assertThat(file).hasContent("mine");
    assertThat(files(parent)).containsExactly("model");
  }

  @Test
  void export_decoderCannotBeReplaced_restoresTheEncoder() throws IOException {
    Files.createDirectories(parent.resolve("decoder.onnx/inside"));
    VaeModel exact = ReferenceModel.exact(trained);
    assertThatThrownBy(() -> OnnxExporter.export(trained, parent, exact))
        .isInstanceOf(IOException.class);
    assertThat(files(parent)).containsExactly("decoder.onnx", "decoder.onnx/inside");

    Files.writeString(parent.resolve("encoder.onnx"), "old");
    assertThatThrownBy(() -> OnnxExporter.export(trained, parent, exact))
        .isInstanceOf(IOException.class);
    assertThat(parent.resolve("encoder.onnx")).hasContent("old");
    assertThat(files(parent))
        .containsExactly("decoder.onnx", "decoder.onnx/inside", "encoder.onnx");
  }

  @Test
  void export_nulls() throws IOException {
    assertThatThrownBy(() -> OnnxExporter.export(null, parent))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("trained");
    assertThatThrownBy(() -> OnnxExporter.export(trained, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("folder");
    assertThat(files(parent)).isEmpty();
  }

  @Test
  void export_moreThanAFileHolds() {
    Vae vae =
        VaeBuilder.forVectors(30_000)
            .encoder(e -> e.dense(30_000))
            .decoder(d -> d.dense(30_000))
            .build();
    OnnxExporter.requireSize("decoder.onnx", List.of(vae.decoder()));
    assertThatThrownBy(() -> OnnxExporter.requireSize("encoder.onnx", List.of(vae.encoder())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "encoder.onnx: expected weights of at most 2130706431 bytes, found 3600120000; an ONNX"
                + " file cannot be larger than 2 GiB; use smaller layers");
  }

  /** Returns the files below a folder by their relative names, sorted. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.equals(folder))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Writes down which files there are while the export is being verified. */
  private record WatchingModel(VaeModel model, Path folder, List<String> seen) implements VaeModel {
    @Override
    public Shape itemShape() {
      return model.itemShape();
    }

    @Override
    public int latentSize() {
      return model.latentSize();
    }

    @Override
    public Samples decode(Samples latents) {
      try {
        seen.addAll(files(folder));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return model.decode(latents);
    }

    @Override
    public Posterior encode(Samples items) {
      return model.encode(items);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
