package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartupBenchmarkTest {
  @TempDir Path folder;

  @Test
  void oneRound_hasATimeOfEachSideAndTheirQuotient() throws IOException {
    TinyModel.export(folder);

    ProgramRun run = ProgramRun.of(new StartupBenchmark(), "--model=" + folder, "--rounds=1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .matches(
            "1 rounds of each, .*\\nbare ONNX Runtime: [1-9]\\d* ms\\n"
                + "vae-onnx-runtime: [1-9]\\d* ms\\nquotient: \\d+\\.\\d\\d\\n");
  }

  @Test
  void model_noSuchFolder_isAFailureInWords() {
    ProgramRun run =
        ProgramRun.of(new StartupBenchmark(), "--model=" + folder.resolve("none"), "--rounds=1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: StartupBare failed: ");
  }

  @Test
  void rounds_zero_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new StartupBenchmark(), "--model=" + folder, "--rounds=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: --rounds: expected at least 1, found 0");
  }
}
