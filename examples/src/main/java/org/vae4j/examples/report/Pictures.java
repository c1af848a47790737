package org.vae4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.vae4j.Samples;
import org.vae4j.internal.AtomicFile;

/** Arranges samples and pictures, and writes them. */
public final class Pictures {
  private Pictures() {}

  /**
   * Puts originals above their reconstructions, a row of each in turn, for a grid of that many
   * columns.
   */
  public static Samples pairs(Samples originals, Samples reconstructions, int columns) {
    Samples rows = originals.slice(0, 0);
    for (int from = 0; from < originals.count(); from += columns) {
      int to = Math.min(from + columns, originals.count());
      rows = rows.concat(originals.slice(from, to)).concat(reconstructions.slice(from, to));
    }
    return rows;
  }

  /** Puts pictures side by side on white. */
  public static BufferedImage beside(BufferedImage... pictures) {
    return joined(List.of(pictures), true);
  }

  /** Puts pictures below each other on white. */
  public static BufferedImage below(BufferedImage... pictures) {
    return joined(List.of(pictures), false);
  }

  private static BufferedImage joined(List<BufferedImage> pictures, boolean beside) {
    int sumWidth = pictures.stream().mapToInt(BufferedImage::getWidth).sum();
    int maxWidth = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int sumHeight = pictures.stream().mapToInt(BufferedImage::getHeight).sum();
    int maxHeight = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    BufferedImage all =
        new BufferedImage(
            beside ? sumWidth : maxWidth,
            beside ? maxHeight : sumHeight,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
      int place = 0;
      for (BufferedImage picture : pictures) {
        graphics.drawImage(picture, beside ? place : 0, beside ? 0 : place, null);
        place += beside ? picture.getWidth() : picture.getHeight();
      }
    } finally {
      graphics.dispose();
    }
    return all;
  }

  /**
   * Writes a PNG file and the folders above it; a reader never sees half a file.
   *
   * @throws IOException if that fails
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }
}
