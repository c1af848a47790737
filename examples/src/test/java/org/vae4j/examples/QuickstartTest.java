package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.inference.VaeModel;
import org.vae4j.onnx.OnnxVae;

final class QuickstartTest {
  @TempDir Path out;

  @Test
  void writesPicturesAndAModelAndSaysWhere() throws IOException {
    ProgramRun run = ProgramRun.of(new Quickstart(), "--out", out.toString(), "--epochs", "1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    for (String name : List.of("samples", "reconstructions", "interpolation", "training-curves")) {
      assertThat(run.out()).contains(name + ".png");
      assertThat(brightness(out.resolve(name + ".png"))).as(name).isPositive();
    }
    assertThat(run.out()).contains(out.toString(), "SampleModel");
    try (VaeModel model = OnnxVae.load(out.resolve("model"))) {
      assertThat(model.latentSize()).isEqualTo(8);
    }
  }

  @Test
  void epochs_zero_isAFailureInWords() {
    ProgramRun run = ProgramRun.of(new Quickstart(), "--out", out.toString(), "--epochs", "0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: Trainer epochs: expected at least 1, found 0");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  /** Returns how much brighter the brightest pixel is than the darkest. */
  private static int brightness(Path picture) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    int darkest = 255;
    int brightest = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int green = (image.getRGB(x, y) >> 8) & 0xff;
        darkest = Math.min(darkest, green);
        brightest = Math.max(brightest, green);
      }
    }
    return brightest - darkest;
  }
}
