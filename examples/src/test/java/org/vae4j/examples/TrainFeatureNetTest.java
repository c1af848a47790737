package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Shape;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.tensorflow.export.ClassifierExporter;
import org.vae4j.testing.IdxFolder;

final class TrainFeatureNetTest {
  @TempDir Path data;
  @TempDir Path out;

  @Test
  void net_isTrainedMeasuredAndExported() throws IOException {
    IdxFolder.write(data, 240, 100);
    Path file = out.resolve("net.onnx");

    ProgramRun run =
        ProgramRun.of(
            new TrainFeatureNet(),
            "--subject=fashion_mnist",
            "--data=" + data,
            "--out=" + file,
            "--epochs=1");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().toList().get(0))
        .isEqualTo("Training 128,666 parameters on 220 items");
    assertThat(run.out())
        .containsPattern("Epoch 000 \\| train loss=[\\d.]+ accuracy=[\\d.]+% \\| validation loss=")
        .containsPattern(
            "net\\.onnx: test accuracy [\\d.]+%, 64 features, [\\d,]+ bytes, SHA-256 [0-9a-f]{64}");
    assertThat(Files.size(file)).isLessThan(600_000);
    try (OnnxFeatureExtractor net =
        OnnxFeatureExtractor.load(file, ClassifierExporter.settings())) {
      assertThat(net.featureSize()).isEqualTo(64);
    }
  }

  @Test
  void classifier_hasTheSizeThatIsDocumented() {
    assertThat(TrainFeatureNet.classifier(Shape.of(28, 28, 1)).parameterCount()).isEqualTo(128_666);
  }

  @Test
  void unknownSubject_isAUsageError() {
    ProgramRun run = ProgramRun.of(new TrainFeatureNet(), "--subject=cifar");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("expected one of [MNIST, FASHION_MNIST]");
  }
}
