package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class LatentStudyTest {
  @TempDir Path data;
  @TempDir Path out;

  @BeforeEach
  void writeImages() throws IOException {
    IdxFolder.write(data, 200, 20);
  }

  @Test
  void study_leavesNumbersPicturesAndAPage_andCanBeTakenUpAgain() throws IOException {
    ProgramRun run = study(12);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Model 1 of 3: 4 dimensions, KL weight 1")
        .contains("Model 2 of 3: 12 dimensions, KL weight 1")
        .contains("Model 3 of 3: 4 dimensions, KL weight 0.1");
    JsonObject values = Json.object(out.resolve("metrics.json")).getAsJsonObject("values");
    JsonArray models = values.getAsJsonArray("models");
    assertThat(models).hasSize(3);
    JsonObject first = models.get(0).getAsJsonObject();
    for (String name : List.of("reconstruction", "kl", "total", "psnr")) {
      assertThat(values.get(name)).as(name).isEqualTo(first.get(name));
      assertThat(values.get(name).getAsDouble()).as(name).isPositive();
    }
    assertThat(models.get(2).getAsJsonObject().get("klWeight").getAsDouble()).isEqualTo(0.1);
    assertThat(picture("traversals").getWidth()).isGreaterThan(picture("samples").getWidth());
    assertThat(picture("traversals").getHeight()).isLessThan(picture("samples").getHeight());
    assertThat(picture("reconstructions").getHeight()).isEqualTo(2 * (2 * 118 + 30) + 6);
    assertThat(out.resolve("report.html"))
        .content()
        .contains("12 dimensions, KL weight 1", "Less KL weight", "A grid of samples")
        .doesNotContain(">NaN");
    try (OnnxVae model = OnnxVae.load(out.resolve("latent-12-weight-1.0").resolve("model"))) {
      assertThat(model.latentSize()).isEqualTo(12);
    }
    resumesWithoutItsLastModel();
  }

  private void resumesWithoutItsLastModel() throws IOException {
    String metrics = Files.readString(out.resolve("metrics.json"));
    try (Stream<Path> files = Files.walk(out.resolve("latent-4-weight-0.1"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    ProgramRun run = study(12, "--resume");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("Epoch 000"))).hasSize(1);
    assertThat(withoutTimes(Files.readString(out.resolve("metrics.json"))))
        .isEqualTo(withoutTimes(metrics));
  }

  @Test
  void latentSize_none_isAFailureInWords() {
    ProgramRun run = study(0);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Error: ").contains("latentSize").doesNotContain("\tat ");
  }

  private static String withoutTimes(String metrics) {
    return metrics.replaceAll("\"seconds\": [0-9.]+", "");
  }

  private ProgramRun study(int larger, String... more) {
    Stream<String> fixed =
        Stream.of(
            "--data=" + data,
            "--out=" + out,
            "--epochs=1",
            "--seed=3",
            "--latent-dim=4",
            "--larger-latent-dim=" + larger,
            "--lower-kl-weights=0.1");
    return ProgramRun.of(
        new LatentStudy(), Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(out.resolve(name + ".png").toFile());
  }
}
