package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class PicturesTest {
  private static final int WHITE = 0xffffffff;

  @Test
  void pairs_rowsOfOriginalsAreFollowedByTheirReconstructions() {
    Samples originals = Samples.of(Shape.of(1), 1, 2, 3, 4, 5);
    Samples reconstructions = Samples.of(Shape.of(1), 10, 20, 30, 40, 50);

    assertThat(Pictures.pairs(originals, reconstructions, 2))
        .isEqualTo(Samples.of(Shape.of(1), 1, 2, 10, 20, 3, 4, 30, 40, 5, 50));
  }

  @Test
  void beside_heightsDiffer_theRestIsWhite() {
    BufferedImage both = Pictures.beside(filled(3, 4, 0xff0000), filled(2, 1, 0x0000ff));

    assertThat(both.getWidth()).isEqualTo(5);
    assertThat(both.getHeight()).isEqualTo(4);
    assertThat(both.getRGB(2, 3)).isEqualTo(0xffff0000);
    assertThat(both.getRGB(4, 0)).isEqualTo(0xff0000ff);
    assertThat(both.getRGB(4, 1)).isEqualTo(WHITE);
  }

  @Test
  void below_widthsDiffer_theRestIsWhite() {
    BufferedImage both = Pictures.below(filled(3, 4, 0xff0000), filled(2, 1, 0x0000ff));

    assertThat(both.getWidth()).isEqualTo(3);
    assertThat(both.getHeight()).isEqualTo(5);
    assertThat(both.getRGB(1, 4)).isEqualTo(0xff0000ff);
    assertThat(both.getRGB(2, 4)).isEqualTo(WHITE);
  }

  @Test
  void write_folderMissing_isMade(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("picture.png");

    Pictures.write(filled(3, 2, 0x123456), file);

    assertThat(ImageIO.read(file.toFile()).getRGB(2, 1)).isEqualTo(0xff123456);
    assertThat(file.getParent()).isDirectoryContaining("glob:**picture.png");
  }

  static BufferedImage filled(int width, int height, int color) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, color);
      }
    }
    return picture;
  }
}
