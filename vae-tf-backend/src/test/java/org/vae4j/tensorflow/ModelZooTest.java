package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.ParameterSpec;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.export.ExportReport;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.Trainer;

/** Every model is trained, killed, resumed, exported, verified, served and sampled like any other. */
final class ModelZooTest {
  @TempDir Path dir;

  static Set<String> names() {
    return ModelZoo.models().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void model_killedAndResumed_isExportedAndServed(String name)
      throws IOException, InterruptedException {
    GenerativeModel model = ModelZoo.models().get(name);
    TrainedModel expected = ModelZoo.train(ModelZoo.trainer().build(), model);

    Path checkpoints = dir.resolve("checkpoints");
    halt(name, checkpoints);
    Trainer trainer = ModelZoo.trainer().checkpoints(ModelZoo.checkpoints(checkpoints)).build();
    TrainedModel trained = ModelZoo.resume(trainer, checkpoints, model);
    assertSame(trained, expected);

    Path folder = dir.resolve("model");
    ExportReport report = OnnxExporter.export(trained, folder);
    assertThat(report.imageError()).isLessThan(1e-4);
    try (OnnxVae served = OnnxVae.load(folder);
        TensorFlowVae reference = TensorFlowVae.load(trained)) {
      assertServed(served, reference);
    }
  }

  private void halt(String name, Path checkpoints) throws IOException, InterruptedException {
    Path log = dir.resolve("log");
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HaltedTraining.class.getName(),
                name,
                checkpoints.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    assertThat(training.waitFor()).as(Files.readString(log)).isEqualTo(HaltedTraining.EXIT_CODE);
  }

  private static void assertSame(TrainedModel found, TrainedModel expected) {
    for (ParameterSpec spec : expected.model().parameters()) {
      assertThat(found.weights().get(spec.name()))
          .as(spec.name())
          .isEqualTo(expected.weights().get(spec.name()));
    }
    assertThat(found.history()).hasSameSizeAs(expected.history());
    for (int epoch = 0; epoch < expected.history().size(); epoch++) {
      assertThat(found.history().get(epoch).training())
          .isEqualTo(expected.history().get(epoch).training());
      assertThat(found.history().get(epoch).validation())
          .isEqualTo(expected.history().get(epoch).validation());
    }
    assertThat(expected.history().get(0).training().values().values())
        .allMatch(Double::isFinite);
  }

  private static void assertServed(VaeModel served, VaeModel reference) {
    Samples samples = Sampler.of(served).seed(7).sample(9);
    assertThat(samples.itemShape()).isEqualTo(reference.itemShape());
    assertClose(samples, Sampler.of(reference).seed(7).sample(9));
    assertThat(served.reconstruct(ModelZoo.data().samples(0, 3)).count()).isEqualTo(3);
    assertClose(
        served.reconstruct(ModelZoo.data().samples(0, 3)),
        reference.reconstruct(ModelZoo.data().samples(0, 3)));
  }

  private static void assertClose(Samples found, Samples expected) {
    for (int item = 0; item < expected.count(); item++) {
      float[] values = expected.item(item);
      for (int i = 0; i < values.length; i++) {
        assertThat(found.value(item, i)).isCloseTo(values[i], within(1e-4f));
      }
    }
  }
}
