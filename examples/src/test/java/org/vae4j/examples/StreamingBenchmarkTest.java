package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.IdxDataset;

final class StreamingBenchmarkTest {
  @TempDir Path dir;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void tinyFile_endsInARatioAndIsDeleted() {
    ProgramRun run =
        ProgramRun.of(
            new StreamingBenchmark(),
            "--model=mlp400",
            "--dir=" + dir,
            "--heaps=1e-6",
            "--steps=25",
            "--rounds=1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("round 1: ", "mlp400, batch 128, medians of 1 rounds of 25 steps", "peak heap ")
        .containsPattern("from disk / from memory: \\d+\\.\\d{3}\\n$");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void steps_tooFewForAMeasurement_isAFailureInWords() {
    ProgramRun run =
        ProgramRun.of(new StreamingBenchmark(), "--model=mlp400", "--dir=" + dir, "--steps=20");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: expected more than 20 steps and at least 1 round");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void randomIdxFile_holdsImagesThatDiffer() throws java.io.IOException {
    Path file = dir.resolve("images.idx");
    RandomIdxFile.write(file, 3, 1);

    IdxDataset images = IdxDataset.images(file);

    assertThat(images.size()).isEqualTo(3);
    assertThat(images.itemShape()).isEqualTo(org.vae4j.Shape.of(28, 28, 1));
    assertThat(images.samples(0, 1)).isNotEqualTo(images.samples(1, 2));
  }
}
