package org.vae4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The pixels of {@link Samples#toImage} and {@link Samples#toGrid}. */
final class SampleImagesTest {
  private static final int GAP_LEVEL = 0x40;

  /** Two images of two rows and three columns. */
  private final Samples grey =
      Samples.of(Shape.of(2, 3, 1), 0, 0.2f, 0.4f, 0.6f, 0.8f, 1, 1, 1, 1, 0, 0, 0);

  private final Samples color = Samples.of(Shape.of(1, 2, 3), 1, 0, 0, 0, 0.6f, 1);

  @Test
  void toImage_grey() {
    BufferedImage image = grey.toImage(0);
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    assertThat(levels(image, 0)).containsExactly(0, 51, 102, 153, 204, 255);
    assertThat(levels(grey.toImage(1), 0)).containsExactly(255, 255, 255, 0, 0, 0);
  }

  @Test
  void toImage_color() {
    BufferedImage image = color.toImage(0);
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffff0000);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xff0099ff);
  }

  @Test
  void toImage_clampsAndRounds() {
    Samples samples =
        Samples.of(Shape.of(1, 6, 1), -3, 7, Float.POSITIVE_INFINITY, 0.4999f, 0.503f, 0.001f);
    assertThat(levels(samples.toImage(0), 0)).containsExactly(0, 255, 255, 127, 128, 0);
  }

  @Test
  void toImage_keepsItsLevelsInPngFiles() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(grey.toImage(0), "png", file)).isTrue();
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
    assertThat(levels(read, 0)).containsExactly(0, 51, 102, 153, 204, 255);
  }

  @Test
  void toGrid_grey() {
    BufferedImage grid = grey.concat(grey.slice(0, 1)).toGrid(2);
    assertThat(grid.getWidth()).isEqualTo(3 + SampleImages.GAP + 3);
    assertThat(grid.getHeight()).isEqualTo(2 + SampleImages.GAP + 2);
    int gap = GAP_LEVEL;
    assertThat(levels(grid, 0))
        .containsExactly(
            0, 51, 102, gap, gap, 255, 255, 255, //
            153, 204, 255, gap, gap, 0, 0, 0, //
            gap, gap, gap, gap, gap, gap, gap, gap, //
            gap, gap, gap, gap, gap, gap, gap, gap, //
            0, 51, 102, gap, gap, gap, gap, gap, //
            153, 204, 255, gap, gap, gap, gap, gap);
  }

  @Test
  void toGrid_color_magnified() {
    BufferedImage grid = color.concat(color).toGrid(1, 2);
    assertThat(grid.getWidth()).isEqualTo(4);
    assertThat(grid.getHeight()).isEqualTo(2 + SampleImages.GAP + 2);
    assertThat(levels(grid, 0))
        .containsExactly(
            255, 255, 0, 0, 255, 255, 0, 0, 64, 64, 64, 64, 64, 64, 64, 64, 255, 255, 0, 0, 255,
            255, 0, 0);
    assertThat(levels(grid, 1)).startsWith(0, 0, 153, 153, 0, 0, 153, 153, 64);
    assertThat(levels(grid, 2)).startsWith(0, 0, 255, 255, 0, 0, 255, 255, 64);
  }

  @Test
  void toGrid_moreColumnsThanItems_leavesThemEmpty() {
    assertThat(grey.toGrid(3).getWidth()).isEqualTo(3 * 3 + 2 * SampleImages.GAP);
    assertThat(grey.toGrid(3).getHeight()).isEqualTo(2);
  }

  @Test
  void noSuchItem() {
    assertThatThrownBy(() -> grey.toImage(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void noImages() {
    for (Shape shape : new Shape[] {Shape.of(4), Shape.of(2, 1, 2), Shape.of(1, 1, 4)}) {
      Samples samples = Samples.of(shape, 0, 0, 0, 0);
      String message =
          "samples as an image: expected items [height, width, 1] or [height, width, 3], found "
              + shape
              + "; only grey and RGB images can be drawn";
      assertThatThrownBy(() -> samples.toImage(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> samples.toGrid(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(message);
    }
  }

  @Test
  void toGrid_noItems() {
    assertThatThrownBy(() -> grey.slice(0, 0).toGrid(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "toGrid: expected at least one item, found 0 samples of [2, 3, 1]; there is nothing to"
                + " draw");
  }

  @Test
  void toGrid_outOfRange() {
    assertThatThrownBy(() -> grey.toGrid(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toGrid columns: expected at least 1, found 0; it is the number of items in a row");
    assertThatThrownBy(() -> grey.toGrid(2, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toGrid scale: expected at least 1, found -1; 1 shows each pixel as one pixel");
  }

  private static int[] levels(BufferedImage image, int band) {
    return image
        .getRaster()
        .getSamples(0, 0, image.getWidth(), image.getHeight(), band, (int[]) null);
  }
}
