package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class TrainFashionMnistTest {
  private static final String LOSS = "total=\\d+\\.\\d\\d recon=\\d+\\.\\d\\d kl=\\d+\\.\\d\\d";

  @TempDir Path data;
  @TempDir Path out;

  @Test
  void eachEpoch_hasALogLineAndThreePictures_andTheBestModelIsKept() throws IOException {
    IdxFolder.write(data, 200, 40);

    ProgramRun run =
        ProgramRun.of(
            new TrainFashionMnist(),
            "--data=" + data,
            "--out=" + out,
            "--epochs=2",
            "--warm-up=1",
            "--seed=3");

    assertThat(run.exitCode()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(1)).matches("Epoch 000 \\| train " + LOSS + " \\| test " + LOSS + ".*");
    assertThat(lines.get(2)).matches("Epoch 001 \\| train " + LOSS + " \\| test " + LOSS + ".*");
    assertThat(lines.get(3)).startsWith("Best: epoch 001, test total=");
    for (String name : List.of("recon", "samples", "interp")) {
      for (String epoch : List.of("000", "001")) {
        Path picture = out.resolve(name + "_epoch" + epoch + ".png");
        assertThat(ImageIO.read(picture.toFile()).getWidth()).as(picture.toString()).isEqualTo(462);
      }
    }
    try (OnnxVae best = OnnxVae.load(out.resolve("best"))) {
      assertThat(best.metadata().get("vae4j.metrics")).contains("epoch=1");
    }
    JsonObject metrics = Json.object(out.resolve("metrics.json"));
    assertThat(metrics.get("seed").getAsLong()).isEqualTo(3);
    JsonObject values = metrics.getAsJsonObject("values");
    assertThat(lines.get(3)).contains(String.format(Locale.ROOT, "total=%.2f", number(values)));
    assertThat(values.getAsJsonArray("testTotalByEpoch")).hasSize(2);
    assertThat(values.getAsJsonArray("publishedTestTotalByEpoch")).hasSize(10);
    assertThat(values.get("settings").getAsString()).contains("2e-4", "over 1 epochs");
    assertThat(values.get("activeDimensions").getAsInt()).isBetween(0, 32);
    assertThat(values.get("fid").getAsDouble()).isPositive();
    assertThat(ImageIO.read(out.resolve("training-curves.png").toFile()).getWidth())
        .isEqualTo(2560);
    assertThat(out.resolve("report.html"))
        .content()
        .contains("<td>278.92</td>", "Epoch 001 | train total=", "data:image/png")
        .doesNotContain(">NaN");
  }

  @Test
  void recipe_fast_resumesWithItsOwnSettings() throws IOException {
    IdxFolder.write(data, 200, 40);
    String[] args = {"--data=" + data, "--out=" + out, "--epochs=1", "--recipe=fast", "--resume"};

    ProgramRun nothing = ProgramRun.of(new TrainFashionMnist(), args);
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("Error: ").contains("checkpoints");

    args[4] = "--seed=1";
    ProgramRun run = ProgramRun.of(new TrainFashionMnist(), args);
    assertThat(run.exitCode()).as(run.err()).isZero();
    double total = number(values());
    args[4] = "--resume";
    ProgramRun again = ProgramRun.of(new TrainFashionMnist(), args);

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).doesNotContain("Epoch 000 |").contains("Best: epoch 000");
    assertThat(number(values())).isEqualTo(total);
    assertThat(values().get("settings").getAsString()).contains("2e-3").endsWith("beta 1");

    args[3] = "--recipe=published";
    ProgramRun other = ProgramRun.of(new TrainFashionMnist(), args);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("Error: ").doesNotContain("\tat ");
  }

  private JsonObject values() throws IOException {
    return Json.object(out.resolve("metrics.json")).getAsJsonObject("values");
  }

  private static double number(JsonObject values) {
    return values.get("testTotal").getAsDouble();
  }

  @Test
  void data_emptyFolder_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new TrainFashionMnist(), "--data=" + data, "--out=" + out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Error: " + data + ": expected train-images-idx3-ubyte")
        .doesNotContain("\tat ");
  }

  @Test
  void data_textFile_isAFailureInWords() throws IOException {
    IdxFolder.write(data, 20, 10);
    Files.writeString(data.resolve("train-images-idx3-ubyte"), "not images at all");

    ProgramRun run = ProgramRun.of(new TrainFashionMnist(), "--data=" + data, "--out=" + out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: ").contains("train-images-idx3-ubyte");
  }

  @Test
  void data_missing_isAUsageError() {
    ProgramRun run = ProgramRun.of(new TrainFashionMnist(), "--epochs=1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Missing required option: '--data").contains("Usage:");
  }

  @Test
  void beta_negative_isAFailureInWords() throws IOException {
    IdxFolder.write(data, 20, 10);

    ProgramRun run = ProgramRun.of(new TrainFashionMnist(), "--data=" + data, "--beta=-1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: Elbo beta: expected a finite number of at least 0");
  }
}
