package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.data.ArrayDataset;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.random.CounterRandom;
import org.vae4j.training.TrainedVae;

final class PriorExportTest {
  private static final FullGaussian GAUSSIAN =
      new FullGaussian(new double[] {1, 2, 3}, new double[] {1, 0.5, 1, 0.25, 0.1, 0.7});

  @TempDir private Path folder;

  private final TrainedVae trained = TrainedModels.small();

  private static ArrayDataset items() {
    CounterRandom random = CounterRandom.of(1, 1);
    return ArrayDataset.of(
        Samples.filledBy(
            60,
            Shape.of(5, 7, 3),
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.uniform(i);
              }
            }));
  }

  @Test
  void export_withAPrior_isLoadedWithIt() throws IOException {
    ExportReport report = OnnxExporter.export(trained, folder, GAUSSIAN);
    assertThat(report.imageError()).isLessThan(1e-5);
    try (VaeModel model = OnnxVae.load(folder, Device.cpu())) {
      assertThat(model.prior()).isEqualTo(GAUSSIAN);
      float[] z = Sampler.of(model).seed(1).temperature(0).latents(0, 1).item(0);
      assertThat(z).containsExactly(1, 2, 3);
      assertThat(Sampler.of(model).prior(LatentPrior.standardNormal()).seed(1).sample(4))
          .isNotEqualTo(Sampler.of(model).seed(1).sample(4));
    }
    OnnxExporter.export(trained, folder);
    try (VaeModel model = OnnxVae.load(folder, Device.cpu())) {
      assertThat(model.prior()).isEqualTo(LatentPrior.standardNormal());
    }
  }

  @Test
  void addPrior_fittedToTheModel_comesBackWithTheSameBits() throws IOException {
    OnnxExporter.export(trained, folder);
    byte[] encoder = Files.readAllBytes(folder.resolve("encoder.onnx"));
    LatentPrior prior;
    Samples expected;
    try (VaeModel model = OnnxVae.load(folder, Device.cpu())) {
      prior = LatentPrior.gaussianMixture(3).seed(1).fit(model, items());
      expected = Sampler.of(model).prior(prior).seed(2).sample(20);
      OnnxExporter.addPrior(folder, prior);
    }
    try (VaeModel model = OnnxVae.load(folder, Device.cpu())) {
      assertThat(model.prior()).isEqualTo(prior);
      assertThat(Sampler.of(model).seed(2).sample(20)).isEqualTo(expected);
    }
    assertThat(folder.resolve("encoder.onnx")).hasBinaryContent(encoder);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void addPrior_again_replacesAndTakesAway() throws IOException {
    OnnxExporter.export(trained, folder);
    byte[] decoder = Files.readAllBytes(folder.resolve("decoder.onnx"));
    OnnxExporter.addPrior(folder, GAUSSIAN);
    FullGaussian other = new FullGaussian(new double[3], new double[] {1, 0, 1, 0, 0, 1});
    OnnxExporter.addPrior(folder, other);
    try (OnnxVae model = OnnxVae.load(folder.resolve("decoder.onnx"), Device.cpu())) {
      assertThat(model.prior()).isEqualTo(other);
    }
    OnnxExporter.addPrior(folder, LatentPrior.standardNormal());
    assertThat(folder.resolve("decoder.onnx")).hasBinaryContent(decoder);
  }

  @Test
  void addPrior_whatCannotBe_leavesTheModel() throws IOException {
    OnnxExporter.export(trained, folder, GAUSSIAN);
    byte[] decoder = Files.readAllBytes(folder.resolve("decoder.onnx"));
    FullGaussian one = new FullGaussian(new double[1], new double[] {1});
    String message =
        "prior: expected 3 dimensions, as the model has, found full Gaussian of 1 dimensions; fit"
            + " it to this model";
    assertThatThrownBy(() -> OnnxExporter.addPrior(folder, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> OnnxExporter.export(trained, folder, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(folder.resolve("decoder.onnx")).hasBinaryContent(decoder);
    assertThatThrownBy(() -> OnnxExporter.addPrior(folder.resolve("none"), GAUSSIAN))
        .isInstanceOf(NoSuchFileException.class);
    Files.writeString(folder.resolve("decoder.onnx"), "no model");
    assertThatThrownBy(() -> OnnxExporter.addPrior(folder, GAUSSIAN))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("decoder.onnx");
    assertThat(folder.resolve("decoder.onnx")).hasContent("no model");
  }

  @Test
  void load_priorThatIsNone_namesTheFile() throws IOException {
    OnnxExporter.export(trained, folder);
    Path file = folder.resolve("decoder.onnx");
    ModelProto decoder = ModelProto.parseFrom(Files.readAllBytes(file));
    Files.write(
        file,
        BundleMetadata.add(decoder, Map.of(BundleFormat.KEY_PRIOR, "full_gaussian,3,1,AAAA"))
            .toByteArray());
    assertThatThrownBy(() -> OnnxVae.load(folder, Device.cpu()))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            file
                + " vae4j.prior: expected 9 numbers, at most 1048576, found 4 letters; fit the"
                + " prior again and add it to the model");
  }

  @Test
  void nulls() {
    assertThatThrownBy(() -> OnnxExporter.addPrior(null, GAUSSIAN))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("folder");
    assertThatThrownBy(() -> OnnxExporter.addPrior(folder, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("prior");
    assertThatThrownBy(() -> OnnxExporter.export(trained, folder, (LatentPrior) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("prior");
  }
}
