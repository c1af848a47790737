package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.data.FashionMnist;
import org.vae4j.model.Condition;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class TrainConditionalTest {
  @TempDir Path data;
  @TempDir Path out;

  @ParameterizedTest
  @ValueSource(strings = {"vae-gan", "vae"})
  void model_picturesAndAgreement_areWritten(String recipe) throws IOException {
    IdxFolder.write(data, 200, 40);

    ProgramRun run =
        ProgramRun.of(
            new TrainConditional(),
            "--data=" + data,
            "--out=" + out,
            "--recipe=" + recipe,
            "--epochs=1",
            "--latent=3",
            "--samples=35");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Samples that vae4j-fashion-mnist-1", "into the class they were drawn for:")
        .containsPattern("  T-shirt/top +\\d+\\.\\d\\d % of 3\n  Trouser +\\d+\\.\\d\\d % of 4\n")
        .containsPattern("  all +\\d+\\.\\d\\d % of 35\nFrechet distance \\d+\\.\\d\\d, 35 s");
    assertThat(Files.readString(out.resolve("metrics.json")))
        .startsWith("{\n  \"samples\": 35,\n  \"seed\": 1,\n  \"classifier\": \"vae4j-fashion")
        .containsPattern("\"frechet_distance\": \\d+\\.")
        .containsPattern(
            "\"class\": \"Ankle boot\", \"samples\": 4, \"agreement\": [01]\\.\\d+}\n");
    assertThat(ImageIO.read(out.resolve("samples.png").toFile()).getWidth())
        .isEqualTo(12 * 56 + 11 * 2);
    assertThat(ImageIO.read(out.resolve("exchanged.png").toFile()).getHeight())
        .isEqualTo(10 * 56 + 9 * 2);
    try (OnnxVae model = OnnxVae.load(out.resolve("model"))) {
      assertThat(model.latentSize()).isEqualTo(3);
      assertThat(model.condition())
          .contains(Condition.classes(FashionMnist.classes().toArray(String[]::new)));
    }
  }

  @Test
  void data_emptyFolder_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new TrainConditional(), "--data=" + data, "--out=" + out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: " + data).doesNotContain("\tat ");
    assertThat(List.of(out.toFile().list())).isEmpty();
  }
}
