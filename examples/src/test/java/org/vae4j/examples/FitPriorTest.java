package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.NpyArray;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.GaussianMixture;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class FitPriorTest {
  @TempDir private Path folder;
  private Path model;
  private Path data;

  @BeforeEach
  void exportModel() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    IdxFolder.write(data, 200, 40);
    model = folder.resolve("model");
    UntrainedModels.export(VaeBuilder.forImages(28, 28, 1).latentSize(2).build(), model);
  }

  private ProgramRun fit(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "--model=" + model;
    args[1] = "--data=" + data;
    args[2] = "--out=" + folder.resolve("out");
    System.arraycopy(more, 0, args, 3, more.length);
    return ProgramRun.of(new FitPrior(), args);
  }

  @Test
  void mixture_isAddedToTheModel_andShown() throws IOException {
    ProgramRun run = fit("--components=3", "--npy=5");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Fitted a mixture of 3 Gaussians of 2 dimensions to 200 items in ")
        .contains("seed 1")
        .containsPattern("log p\\(z\\) of 40 test items: -\\d+\\.\\d\\d nats under N\\(0, I\\), -?")
        .contains("Added it to " + model);
    for (String name : new String[] {"samples", "samples-prior"}) {
      Path file = folder.resolve("out").resolve(name + ".png");
      assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(8 * 56 + 7 * 2);
      assertThat(NpyArray.open(folder.resolve("out").resolve(name + ".npy")).sizes())
          .containsExactly(5, 28, 28, 1);
    }
    try (OnnxVae vae = OnnxVae.load(model)) {
      assertThat(vae.prior()).isInstanceOf(GaussianMixture.class);
    }
  }

  @Test
  void components_oneAndNone() throws IOException {
    assertThat(fit("--components=1").exitCode()).isZero();
    try (OnnxVae vae = OnnxVae.load(model)) {
      assertThat(vae.prior()).isInstanceOf(FullGaussian.class);
    }
    assertThat(fit("--components=0").exitCode()).isZero();
    try (OnnxVae vae = OnnxVae.load(model)) {
      assertThat(vae.prior()).isEqualTo(LatentPrior.standardNormal());
    }
  }

  @Test
  void components_moreThanItems_isAFailureInWords() {
    ProgramRun run = fit("--components=201");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: GaussianMixtureFit: expected at least 201 items");
  }
}
