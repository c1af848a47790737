package org.vae4j.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.ProgramRun;
import org.vae4j.testing.IdxFolder;

final class GanVaeLabTest {
  @TempDir Path data;
  @TempDir Path out;

  @Test
  void quick_threeFamilies_areComparedOnce() throws IOException {
    IdxFolder.write(Files.createDirectory(data.resolve("mnist")), 200, 60);
    IdxFolder.write(Files.createDirectory(data.resolve("fashion-mnist")), 200, 60);

    for (String name : List.of("FashionMNIST_GAN_bce_z32", "_VAE_latent8", "MNIST_VAEGAN")) {
      assertThat(run("--only=" + name).exitCode()).isZero();
    }

    List<String> table = Files.readAllLines(out.resolve("results.csv"));
    assertThat(table.get(0)).startsWith("experiment;FID;diversity;discriminator;generator;total");
    assertThat(table.stream().skip(1).map(line -> line.substring(0, line.indexOf(';'))))
        .containsExactly(
            "MNIST_VAE_latent8",
            "FashionMNIST_VAE_latent8",
            "FashionMNIST_GAN_bce_z32",
            "MNIST_VAEGAN_latent32",
            "FashionMNIST_VAEGAN_latent32");
    assertThat(table).allMatch(line -> line.split(";", -1).length == 10);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("5 of 20 experiments", "MNIST_VAEGAN_latent32", "data:image/png;base64,")
        .contains("Samples after epoch 1", "Walks from one test image to another");
    assertThat(Files.readString(out.resolve("metrics.json")))
        .contains("\"FashionMNIST_GAN_bce_z32\"", "\"diversity\"");
    assertThat(out.resolve("plots/fid_gan_vs_vae.png")).isRegularFile();
    assertThat(out.resolve("plots/gan_fid_comparison.png")).isRegularFile();
    assertThat(out.resolve("MNIST_VAE_latent8/reconstructions.png")).isRegularFile();
    assertThat(out.resolve("FashionMNIST_GAN_bce_z32/samples.png")).isRegularFile();

    ProgramRun again = run("--only=GAN_bce_z32", "--list");
    assertThat(again.out()).doesNotContain("Training").contains("FashionMNIST_GAN_bce_z32: FID");
  }

  @Test
  void only_noSuchExperiment_isAFailureInWords() {
    ProgramRun run = run("--only=VAE_latent9");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: --only: expected a part of [MNIST_VAE_latent8");
  }

  @Test
  void experiments_areTwelveSixAndTwo() {
    List<Experiment> all = Experiment.all();
    assertThat(all).hasSize(20).doesNotHaveDuplicates();
    assertThat(all.stream().filter(e -> e.family() == Family.GAN)).hasSize(12);
    assertThat(all.stream().filter(e -> e.family() == Family.VAE)).hasSize(6);
    assertThat(all.stream().map(Experiment::name)).doesNotHaveDuplicates();
  }

  @Test
  void diversity_ofTheSameItems_isOne_ofEqualItems_isZero() {
    Samples varied = Samples.of(Shape.of(2), 0, 1, 1, 0, 0.5f, 0.25f);
    Samples alike = Samples.of(Shape.of(2), 0.5f, 1, 0.5f, 1);
    assertThat(Diversity.of(varied, varied)).isEqualTo(1);
    assertThat(Diversity.of(alike, varied)).isZero();
  }

  @Test
  void classShares_missingOnes_areNamed() {
    assertThat(new ClassShares(List.of(0.5, 0.5, 0.0)).words(List.of("a", "b", "c")))
        .isEqualTo("classes are missing: c");
    assertThat(new ClassShares(List.of(0.5, 0.3, 0.2)).words(List.of("a", "b", "c")))
        .isEqualTo("all classes appear, the rarest is c with 20.0%");
  }

  private ProgramRun run(String... more) {
    String[] args = {"--data=" + data, "--out=" + out, "--quick"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return ProgramRun.of(new GanVaeLab(), all);
  }
}
