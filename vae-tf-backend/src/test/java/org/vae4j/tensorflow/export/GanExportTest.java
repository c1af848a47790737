package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainedGan;

final class GanExportTest {
  @TempDir Path folder;

  private static TrainedGan trained(Gan gan) {
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(LossTerms.DISCRIMINATOR, 1.5);
    terms.put(LossTerms.GENERATOR, -0.25);
    terms.put(LossTerms.OBJECTIVE, -0.25);
    terms.put(LossTerms.DIVERSITY, 0.75);
    return new TrainedGan(
        gan,
        TestWeights.of(gan),
        List.of(new EpochMetrics(0, 5, new LossTerms(terms), Optional.empty(), 1000, 2)),
        TrainedModels.PROVENANCE);
  }

  static Stream<Gan> models() {
    return Stream.of(
        GanBuilder.forImages(28, 28, 1).build(),
        GanBuilder.forImages(11, 9, 3).latentSize(5).spectralNormalization().build(),
        GanBuilder.forVectors(6).latentSize(2).build(),
        GanBuilder.forVectors(64)
            .generator(g -> g.dense(64).reshape(4, 4, 4).convTranspose2d(4, 4, 1).flatten())
            .build());
  }

  @ParameterizedTest
  @MethodSource("models")
  void export_servesWhatTensorFlowComputes(Gan gan) throws IOException {
    TrainedGan trained = trained(gan);
    ExportReport report = OnnxExporter.export(trained, folder);
    assertThat(report.imageError()).isBetween(0.0, 1e-5);
    assertThat(report.encoderError()).isNaN();
    try (OnnxVae served = OnnxVae.load(folder);
        TensorFlowVae reference = TensorFlowVae.load(trained)) {
      Samples expected = Sampler.of(reference).seed(3).sample(20);
      Samples found = Sampler.of(served).seed(3).sample(20);
      for (int item = 0; item < 20; item++) {
        for (int value = 0; value < gan.itemShape().volume(); value++) {
          assertThat(found.value(item, value))
              .isBetween(0f, 1f)
              .isCloseTo(expected.value(item, value), within(1e-5f));
        }
      }
    }
  }

  @Test
  void export_saysThatItIsAGan_andClaimsNoLikelihood() throws IOException {
    OnnxExporter.export(trained(GanBuilder.forVectors(6).latentSize(2).build()), folder);
    assertThat(files()).containsExactly("decoder.onnx");
    try (OnnxVae model = OnnxVae.load(folder)) {
      assertThat(model.hasEncoder()).isFalse();
      assertThat(model.likelihood()).isEmpty();
      assertThat(model.metadata())
          .containsEntry("vae4j.model", "gan")
          .containsEntry(
              "vae4j.metrics",
              "epoch=0,steps=5,training.objective=-0.25,training.discriminator=1.5,"
                  + "training.generator=-0.25,training.diversity=0.75")
          .doesNotContainKey("vae4j.likelihood");
      assertThat(model.metadata().get("vae4j.description"))
          .startsWith("Gan 2 latent dimensions -> [6], hinge");
    }
  }

  @Test
  void model_encodesNothing_butInterpolatesBetweenLatents() throws IOException {
    OnnxExporter.export(trained(GanBuilder.forVectors(6).latentSize(2).build()), folder);
    try (OnnxVae model = OnnxVae.load(folder)) {
      Samples items = Samples.of(Shape.of(6), new float[6]);
      assertThatThrownBy(() -> model.encode(items))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith(
              "expected a model with encoder.onnx, found a decoder alone; a GAN makes items and"
                  + " encodes none");
      assertThatThrownBy(() -> model.reconstruct(items))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith("a GAN makes items and encodes none");
      Samples from = Samples.of(Shape.of(2), 1, 0);
      Samples path =
          Interpolator.spherical(model)
              .steps(5)
              .betweenLatents(from, Samples.of(Shape.of(2), 0, 1));
      assertThat(path.count()).isEqualTo(5);
      assertThat(path.item(0)).isEqualTo(model.decode(from).item(0));
    }
  }

  /** What another model left there would be taken for the other half. */
  @Test
  void export_overAVae_deletesItsEncoder() throws IOException {
    OnnxExporter.export(TrainedModels.small(), folder);
    assertThat(files()).containsExactly("decoder.onnx", "encoder.onnx");
    OnnxExporter.export(trained(GanBuilder.forVectors(6).latentSize(2).build()), folder);
    assertThat(files()).containsExactly("decoder.onnx");
    OnnxExporter.export(TrainedModels.small(), folder);
    try (OnnxVae model = OnnxVae.load(folder)) {
      assertThat(model.hasEncoder()).isTrue();
    }
  }

  @Test
  void addPrior_toAGan() throws IOException {
    OnnxExporter.export(trained(GanBuilder.forVectors(6).latentSize(2).build()), folder);
    LatentPrior prior = FullGaussian.of(new double[] {1, 2}, new double[][] {{1, 0}, {0, 2}});
    OnnxExporter.addPrior(folder, prior);
    try (OnnxVae model = OnnxVae.load(folder)) {
      assertThat(model.prior()).isEqualTo(prior);
      assertThat(model.metadata()).containsEntry("vae4j.model", "gan");
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
