package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamplingJmhTest {
  @TempDir Path folder;

  @Test
  void shortRun_showsTheAllocation() throws IOException {
    TinyModel.export(folder);

    ProgramRun run =
        ProgramRun.of(
            new SamplingJmh(),
            "--model=" + folder,
            "-n=3",
            "--seconds=0.1",
            "--iterations=1",
            "--forks=0");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("Calls.sample:gc.alloc.rate.norm +3 +\\S+ +avgt +[1-9]")
        .containsPattern("Calls.sampleInto:gc.alloc.rate.norm +3 +\\S+ +avgt +[1-9]");
  }
}
