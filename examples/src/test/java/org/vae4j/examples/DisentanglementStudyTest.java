package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DisentanglementStudyTest {
  @TempDir Path out;

  @Test
  void gaps_ofBothModels_areWritten() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            new DisentanglementStudy(),
            "--seeds=1",
            "--items=200",
            "--epochs=1",
            "--codes=300",
            "--out=" + out);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("VAE, seed 1: MIG 0.", "1 seeds, 300 codes: mean MIG 0.");
    List<String> lines = Files.readAllLines(out.resolve("migs.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).matches("VAE,1,0\\.\\d+");
    assertThat(lines.get(2)).matches("beta-TC-VAE,1,0\\.\\d+");
  }
}
