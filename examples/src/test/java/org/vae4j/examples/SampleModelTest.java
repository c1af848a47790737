package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleModelTest {
  @TempDir static Path model;
  @TempDir Path folder;

  @BeforeAll
  static void exportModel() throws IOException {
    TinyModel.export(model);
  }

  @Test
  void writesAPictureAndSaysOnWhichDeviceAndWithWhichSeed() throws IOException {
    Path out = folder.resolve("deep/down/samples.png");

    ProgramRun run = sample("--model=" + model, "-n=10", "--seed=5", "--out=" + out);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("10 samples of [8, 8, 1] on cpu with seed 5 into " + out);
    BufferedImage image = ImageIO.read(out.toFile());
    assertThat(image.getWidth()).isEqualTo(4 * 16 + 3 * 2);
    assertThat(image.getHeight()).isEqualTo(3 * 16 + 2 * 2);
    try (var files = Files.list(out.getParent())) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void seed_theSame_givesTheSameFile() throws IOException {
    Path first = folder.resolve("first.png");
    Path second = folder.resolve("second.png");
    Path other = folder.resolve("other.png");

    sample("--model=" + model, "--seed=5", "--out=" + first);
    sample("--model=" + model, "--seed=5", "--out=" + second);
    sample("--model=" + model, "--seed=6", "--out=" + other);

    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(Files.mismatch(first, other)).isNotNegative();
  }

  @Test
  void model_noSuchFolder_isAFailureInWords() {
    Path nowhere = folder.resolve("nowhere");

    ProgramRun run = sample("--model=" + nowhere, "--out=" + folder.resolve("x.png"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Error: " + nowhere + ": expected a model, found none")
        .doesNotContain("\tat ");
  }

  @Test
  void device_unknown_isAUsageError() {
    ProgramRun run =
        sample("--model=" + model, "--out=" + folder.resolve("x.png"), "--device=cpu,abacus");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--device", "found 'abacus'", "Usage:");
  }

  @Test
  void device_firstRefused_fallsBackToTheNext() {
    Path out = folder.resolve("x.png");

    ProgramRun run = sample("--model=" + model, "--out=" + out, "--device=directml:0,cpu:1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("on cpu:1");
    assertThat(out).exists();
  }

  @Test
  void device_onlyOneAndRefused_isAFailureInWords() {
    Path out = folder.resolve("x.png");

    ProgramRun run = sample("--model=" + model, "--out=" + out, "--device=directml:0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Error: directml:0: ").doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  @Test
  void out_missing_isAUsageError() {
    ProgramRun run = sample("--model=" + model);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Missing required option: '--out");
  }

  @Test
  void count_zero_isAFailureInWords() {
    ProgramRun run = sample("--model=" + model, "--out=" + folder.resolve("x.png"), "-n=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: Sampler sample: expected at least 1, found 0");
  }

  private static ProgramRun sample(String... args) {
    return ProgramRun.of(new SampleModel(), args);
  }
}
