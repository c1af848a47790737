package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.vae4j.Samples;

/** Arranges samples and writes pictures. */
final class Pictures {
  private Pictures() {}

  /**
   * Puts originals above their reconstructions, a row of each in turn, for a grid of that many
   * columns.
   */
  static Samples pairs(Samples originals, Samples reconstructions, int columns) {
    Samples rows = originals.slice(0, 0);
    for (int from = 0; from < originals.count(); from += columns) {
      int to = Math.min(from + columns, originals.count());
      rows = rows.concat(originals.slice(from, to)).concat(reconstructions.slice(from, to));
    }
    return rows;
  }

  /** Writes a PNG file and the folders above it; a reader never sees half a file. */
  static void write(BufferedImage image, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = Files.createTempFile(target.getParent(), "picture", ".part");
    try {
      ImageIO.write(image, "png", unfinished.toFile());
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
