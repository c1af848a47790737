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
  void folder_showsBothSidesForEachCount() throws IOException {
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
    assertThat(lines.get(1)).startsWith("n=1: Sampler.sample takes").contains("microseconds");
    assertThat(lines.get(2)).matches("n=1 bare ONNX Runtime: [1-9]\\d* images/s");
    assertThat(lines.get(3)).matches("n=1 Sampler.sample: [1-9]\\d* images/s");
    assertThat(lines.get(4)).startsWith("n=16: Sampler.sample takes");
    assertThat(lines.get(6)).matches("n=16 Sampler.sample: [1-9]\\d* images/s");
    assertThat(lines).hasSize(7);
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
