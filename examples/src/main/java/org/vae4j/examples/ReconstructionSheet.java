package org.vae4j.examples;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.vae4j.Samples;
import org.vae4j.evaluation.ImageSimilarity;
import org.vae4j.examples.report.Digits;

/** Draws images above their reconstructions, with the PSNR of each pair below. */
final class ReconstructionSheet {
  private static final int COLUMNS = 8;
  private static final int SIDE = 112;
  private static final int GAP = 6;
  private static final int TEXT = 30;

  private ReconstructionSheet() {}

  static BufferedImage of(Samples originals, Samples reconstructions) {
    List<ImageSimilarity> pairs = ImageSimilarity.of(originals, reconstructions);
    int rows = (originals.count() + COLUMNS - 1) / COLUMNS;
    int height = 2 * (SIDE + GAP) + TEXT;
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (SIDE + GAP) + GAP, rows * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      graphics.setColor(Color.DARK_GRAY);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      for (int i = 0; i < originals.count(); i++) {
        int x = GAP + i % COLUMNS * (SIDE + GAP);
        int y = GAP + i / COLUMNS * height;
        graphics.drawImage(originals.toImage(i), x, y, SIDE, SIDE, null);
        graphics.drawImage(reconstructions.toImage(i), x, y + SIDE + GAP, SIDE, SIDE, null);
        String words = Digits.of(pairs.get(i).psnr(), 1) + " dB";
        int indent = (SIDE - graphics.getFontMetrics().stringWidth(words)) / 2;
        graphics.drawString(words, x + indent, y + 2 * SIDE + GAP + 21);
      }
    } finally {
      graphics.dispose();
    }
    return sheet;
  }
}
