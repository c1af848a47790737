package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.VaeBuilder;
import org.vae4j.testing.IdxFolder;

final class EvaluateModelTest {
  @TempDir private Path folder;
  private Path model;
  private Path data;
  private Path out;

  @BeforeEach
  void exportModel() throws IOException {
    data = IdxFolder.write(Files.createDirectory(folder.resolve("data")), 60, 40);
    model = folder.resolve("my-model");
    out = folder.resolve("out");
    UntrainedModels.export(VaeBuilder.forImages(28, 28, 1).latentSize(2).build(), model);
  }

  private ProgramRun evaluate(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "--model=" + model;
    args[1] = "--samples=20";
    args[2] = "--importance-samples=2";
    args[3] = "--out=" + out;
    System.arraycopy(more, 0, args, 4, more.length);
    return ProgramRun.of(new EvaluateModel(), args);
  }

  @Test
  void card_isWritten_withThePinnedNetAndItsDigest() throws IOException {
    ProgramRun run = evaluate("--data=" + data, "--floor");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern(
            "Frechet distance of 60 training and 40 test images: [\\d.]+, in [\\d.]+ s")
        .containsPattern("distances: [\\d.]+ s")
        .contains("my-model\nFréchet distance: ", "The card is in " + out);
    assertThat(Files.readString(out.resolve("model-card.json")))
        .contains(
            "vae4j-fashion-mnist-1",
            "\"sha256\": \"05d131e1eebbf1197254f8b39a7af0345c7e85b9a00a306c92ac01bb0b57ec6d\"",
            "\"onnxruntime\": \"",
            "vae4j.description");
    assertThat(Files.readString(out.resolve("report.html"))).contains("Pullover");
    assertThat(out.resolve("model-card.md")).isNotEmptyFile();
  }

  @Test
  void folderOfImages_needsNoNet() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images").resolve("sprites"));
    SpriteDataset sprites = SpriteDataset.of(28, 6, 1);
    for (int i = 0; i < 6; i++) {
      BufferedImage image = sprites.samples(i, i + 1).toImage(0);
      ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
    }

    ProgramRun run =
        evaluate("--data=" + images.getParent(), "--set=folder", "--prior=standard", "--name=x");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("x\n−log p(x), at most: ");
    assertThat(Files.readString(out.resolve("report.html"))).contains("no feature net was given");
    assertThat(
            evaluate("--data=" + images.getParent(), "--set=folder", "--floor", "--features=mnist")
                .err())
        .startsWith("Error: --floor: expected fashion-mnist or mnist, found a folder of images");
  }

  @Test
  void options_thatAreWrong() {
    assertThat(evaluate("--data=" + data, "--set=cifar").err())
        .contains("expected fashion-mnist, mnist or folder but was 'cifar'");
    ProgramRun history = evaluate("--data=" + data, "--history=none.csv");
    assertThat(history.exitCode()).isEqualTo(1);
    assertThat(history.err()).startsWith("Error: none.csv: NoSuchFile; check the path");
    assertThat(evaluate("--data=" + data, "--features=none.onnx").err())
        .contains("expected a model, found none");
  }
}
