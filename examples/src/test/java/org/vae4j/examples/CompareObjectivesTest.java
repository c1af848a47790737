package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.testing.IdxFolder;

final class CompareObjectivesTest {
  @TempDir Path data;
  @TempDir Path out;

  @Test
  void numbers_ofEachObjective_areWritten() throws IOException {
    IdxFolder.write(data, 130, 40);

    ProgramRun run =
        ProgramRun.of(
            new CompareObjectives(),
            "--data=" + data,
            "--out=" + out,
            "--epochs=1",
            "--importance-samples=2",
            "--importance-items=5",
            "-n=40");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().filter(line -> line.contains("{total=")).toList()).hasSize(8);
    assertThat(Files.readString(out.resolve("metrics.json")))
        .contains("\"beta-TC-VAE\"", "\"total_correlation\"", "\"mmd\"", "\"bound\"");
  }

  @Test
  void data_emptyFolder_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new CompareObjectives(), "--data=" + data, "--out=" + out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: " + data).doesNotContain("\tat ");
  }
}
