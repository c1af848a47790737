package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EvaluationBenchmarkTest {
  @Test
  void smallSets_areTimed() {
    ProgramRun run =
        ProgramRun.of(new EvaluationBenchmark(), "--features=8,16", "--rounds=2", "--items=100");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("8 features: distance \\d+\\.\\d+ in \\d+ ms, median of 2")
        .contains("16 features: ")
        .contains("100 + 100 items of 16 features in ");
  }

  @Test
  void rounds_none_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new EvaluationBenchmark(), "--rounds=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("at least 1 round", "0 rounds");
  }
}
