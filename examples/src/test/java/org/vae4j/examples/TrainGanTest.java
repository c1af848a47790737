package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class TrainGanTest {
  @TempDir private Path folder;

  private Path data;
  private Path out;

  @BeforeEach
  void data() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    out = folder.resolve("out");
    IdxFolder.write(data, 40, 30);
  }

  private ProgramRun run(String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of("--data=" + data, "--latent=4", "--samples=20", "--seed=3", "--out=" + out));
    return ProgramRun.of(new TrainGan(), arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hinge | Gan[hinge, spectral normalization], seed 3, 1 epochs: Frechet distance ",
        "non-saturating | Gan[non-saturating, spectral normalization], seed 3, 1 epochs: F",
        "wasserstein | Gan[wasserstein(10.0), spectral normalization, 5 discriminator steps], seed 3, 1 epo"
      })
  void generator_isExportedAndMeasured(String loss, String words) throws IOException {
    ProgramRun run = run("--loss=" + loss, "--epochs=1", "--spectral-normalization");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(words, "Epoch 000 | train discriminator=");
    assertThat(ImageIO.read(out.resolve("samples.png").toFile()).getWidth())
        .isEqualTo(8 * 56 + 7 * 2);
    assertThat(Files.readAllLines(out.resolve("history.csv"))).hasSize(2);
    try (OnnxVae served = OnnxVae.load(out.resolve("model"))) {
      assertThat(served.hasEncoder()).isFalse();
      assertThat(served.latentSize()).isEqualTo(4);
    }
  }

  @Test
  void resume_goesOnWithTheRun() throws IOException {
    assertThat(run("--epochs=1").exitCode()).isZero();
    ProgramRun resumed = run("--epochs=2", "--resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("Epoch 001").doesNotContain("Epoch 000 | train");
    assertThat(Files.readAllLines(out.resolve("history.csv"))).hasSize(3);
  }

  @Test
  void loss_unknown_isAFailureInWords() {
    ProgramRun run = run("--loss=logistic");
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("hinge, non-saturating, wasserstein").doesNotContain("\tat ");
  }
}
