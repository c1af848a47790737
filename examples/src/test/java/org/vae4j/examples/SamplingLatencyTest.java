package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamplingLatencyTest {
  @TempDir Path folder;

  @Test
  void shortRun_showsThePercentiles() throws IOException {
    TinyModel.export(folder);

    ProgramRun run =
        ProgramRun.of(
            new SamplingLatency(), "--model=" + folder, "--seconds=0.3", "--threads=3", "-n=2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(folder + " on cpu, 3 threads, n=2")
        .containsPattern("[1-9]\\d* calls, [1-9]\\d* a second")
        .containsPattern("p50 \\d+\\.\\d microseconds, p99 \\d+\\.\\d, p99\\.9 \\d+\\.\\d")
        .containsPattern("p99 / p50: \\d+\\.\\d\\d\\n$");
  }
}
