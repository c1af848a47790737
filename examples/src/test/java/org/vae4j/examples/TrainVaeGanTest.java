package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class TrainVaeGanTest {
  @TempDir private Path folder;

  @Test
  void bothModels_areExportedAndMeasured() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    IdxFolder.write(data, 40, 30);
    Path out = folder.resolve("out");

    ProgramRun run =
        ProgramRun.of(
            new TrainVaeGan(), "--data=" + data, "--epochs=1", "--samples=20", "--out=" + out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("vae \\(Elbo\\[beta=1.0\\]\\), seed 1, 1 epochs: Frechet distance \\d+")
        .containsPattern(
            "vae-gan \\(VaeGan\\[gamma=1.0, beta=0.2, non-saturating\\]\\), seed 1, 1 epochs: F");
    for (String name : new String[] {"vae", "vae-gan"}) {
      Path model = out.resolve(name);
      assertThat(ImageIO.read(model.resolve("samples.png").toFile()).getWidth())
          .isEqualTo(8 * 56 + 7 * 2);
      try (OnnxVae served = OnnxVae.load(model)) {
        assertThat(served.hasEncoder()).isTrue();
      }
    }
  }
}
