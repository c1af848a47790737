package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
