package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class TrainingSoakTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void fewSteps_endsInTheGrowth() {
    ProgramRun run = ProgramRun.of(new TrainingSoak(), "--steps=200", "--warm-up=50");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("resident memory after 50 steps: [1-9][\\d,]+ KiB")
        .containsPattern("resident memory after 200 steps: [1-9][\\d,]+ KiB")
        .containsPattern("growth: -?\\d+\\.\\d\\d %\\n$");
  }

  @Test
  void warmUp_longerThanTheRun_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new TrainingSoak(), "--steps=200", "--warm-up=200");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("found 200 steps and a warm-up of 200; 20000 and 2000");
  }

  @Test
  void residentMemory_isReadByName() throws IOException {
    String status = "Name:\tjava\nVmRSS:\t  624640 kB\nRssAnon:\t   1024 kB\n";
    assertThat(ResidentMemory.kilobytes(status, "VmRSS")).isEqualTo(624_640);
    assertThat(ResidentMemory.kilobytes(status, "RssAnon")).isEqualTo(1024);
    assertThatThrownBy(() -> ResidentMemory.kilobytes("Name:\tjava\n", "VmRSS"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a line VmRSS, found none");
  }
}
