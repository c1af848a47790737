package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamplingBenchmarkTest {
  @TempDir Path folder;

  @Test
  void folder_showsBothRivalsForEachCount() throws IOException {
    TinyModel.export(folder);

    ProgramRun run =
        ProgramRun.of(
            new SamplingBenchmark(),
            "--model=" + folder,
            "-n=1,16",
            "--device=cpu:1",
            "--rounds=1");

    assertThat(run.exitCode()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(folder + " on cpu:1, 1 rounds");
    String time = "[0-9.]+ ms, [1-9]\\d* images/s";
    for (int line = 1; line < 5; line++) {
      assertThat(lines.get(line))
          .matches(
              "n=%s Sampler.sample: %s; bare ONNX Runtime, %s: %s; .* microseconds, speed [0-9.]+%%"
                  .formatted(
                      line < 3 ? "1" : "16",
                      time,
                      line % 2 == 1 ? "run alone" : "run, noise and copy",
                      time));
    }
    assertThat(lines).hasSize(5);
  }

  @Test
  void model_referenceName_needsNoFolder() {
    ProgramRun run = ProgramRun.of(new SamplingBenchmark(), "--model=mlp400", "-n=1", "--rounds=1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("mlp400 on cpu, 1 rounds");
  }

  @Test
  void model_neitherNameNorFolder_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new SamplingBenchmark(), "--model=" + folder.resolve("none"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("expected a model, found none");
  }
}
