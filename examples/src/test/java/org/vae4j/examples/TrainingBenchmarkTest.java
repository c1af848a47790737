package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.testing.IdxFolder;

final class TrainingBenchmarkTest {
  @TempDir Path data;

  @Test
  void randomImages_endsInImagesPerSecond() {
    ProgramRun run = ProgramRun.of(new TrainingBenchmark(), "--model=mlp400", "--images=3000");

    assertThat(run.exitCode()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).contains("mlp400, batch 128, on ", "4 steps measured, the first 20");
    assertThat(lines.get(1)).matches("peak resident memory (\\d+ MiB|unknown.*)");
    assertThat(lines.get(2)).contains("median");
    assertThat(lines.get(lines.size() - 1)).matches(".*: [1-9]\\d* images/s");
  }

  @Test
  void data_epochsAddUp() throws IOException {
    IdxFolder.write(data, 400, 10);

    ProgramRun run =
        ProgramRun.of(new TrainingBenchmark(), "--model=conv2", "--data=" + data, "--epochs=6");

    assertThat(run.out()).contains("conv2, batch 128, on ", ": 4 steps measured");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--everything", "--with=clipping,averaging"})
  void extras_areMeasuredToo(String extras) {
    ProgramRun run =
        ProgramRun.of(new TrainingBenchmark(), "--model=mlp400", "--images=3000", extras);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 steps measured");
  }

  @Test
  void images_tooFewForAMeasurement_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new TrainingBenchmark(), "--model=conv2", "--images=2560");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Error: expected more than 20 steps of 128 images, found 20; use more");
  }

  @Test
  void model_unknown_isAUsageError() {
    ProgramRun run = ProgramRun.of(new TrainingBenchmark(), "--model=resnet");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--model", "resnet");
  }
}
