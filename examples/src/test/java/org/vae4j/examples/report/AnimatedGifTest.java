package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnimatedGifTest {
  @TempDir Path folder;

  @Test
  void write_picturesFollowEachOtherForever() throws IOException {
    Path file = folder.resolve("new").resolve("walk.gif");
    List<BufferedImage> pictures =
        List.of(PicturesTest.filled(8, 6, 0xcc0000), PicturesTest.filled(8, 6, 0x0000cc));

    AnimatedGif.write(file, Duration.ofMillis(500), pictures);

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(2);
      assertThat(reader.read(0).getRGB(3, 3)).isEqualTo(0xffcc0000);
      assertThat(reader.read(1).getRGB(3, 3)).isEqualTo(0xff0000cc);
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(1).getAsTree("javax_imageio_gif_image_1.0");
      IIOMetadataNode control =
          (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
      assertThat(control.getAttribute("delayTime")).isEqualTo("50");
    } finally {
      reader.dispose();
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .contains("NETSCAPE2.0" + "\u0003\u0001\u0000\u0000");
  }

  @Test
  void write_translucentPicture_isPutOnWhite() throws IOException {
    Path file = folder.resolve("white.gif");

    AnimatedGif.write(
        file, Duration.ofMillis(10), List.of(new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB)));

    assertThat(ImageIO.read(file.toFile()).getRGB(1, 1)).isEqualTo(0xffffffff);
  }

  @Test
  void write_nothingToShow_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> AnimatedGif.write(folder.resolve("a.gif"), Duration.ofSeconds(1), List.of()))
        .withMessageContaining("GIF pictures");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AnimatedGif.write(
                    folder.resolve("a.gif"),
                    Duration.ofMillis(9),
                    List.of(PicturesTest.filled(1, 1, 0))))
        .withMessageContaining("10 ms to");
  }
}
