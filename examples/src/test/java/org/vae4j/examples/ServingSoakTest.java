package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ServingSoakTest {
  @TempDir Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void shortRun_checksAllAnswers() throws IOException {
    TinyModel.export(folder);

    ProgramRun run =
        ProgramRun.of(
            new ServingSoak(), "--model=" + folder, "--minutes=0.03", "--threads=8", "--cycles=20");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("[1-9][\\d,]* calls of 8 threads, all answers right")
        .containsPattern("after 20 times open and closed: resident memory [1-9][\\d,]+ KiB");
    assertThat(run.out().lines()).hasSize(13);
  }

  @Test
  void noMinutes_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new ServingSoak(), "--minutes=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("found 0.0, 8 and 1000; 10, 8 and 1000 are usual");
  }
}
