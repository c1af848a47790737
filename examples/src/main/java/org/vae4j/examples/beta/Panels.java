package org.vae4j.examples.beta;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Puts a picture of each beta side by side, with its name above. */
final class Panels {
  private static final int GAP = 16;
  private static final int TITLE = 30;
  private static final Color TEXT = new Color(0x1b2330);

  private Panels() {}

  /**
   * Joins pictures on white.
   *
   * @param titles one for each picture
   * @param pictures at least one
   */
  static BufferedImage of(List<String> titles, List<BufferedImage> pictures) {
    int width =
        pictures.stream().mapToInt(BufferedImage::getWidth).sum() + GAP * (pictures.size() - 1);
    int height = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    boolean grey =
        pictures.stream().allMatch(picture -> picture.getType() == BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage all =
        new BufferedImage(
            width,
            TITLE + height,
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB); // smaller files
    Graphics2D graphics = all.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
      graphics.setColor(TEXT);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
      int x = 0;
      for (int index = 0; index < pictures.size(); index++) {
        BufferedImage picture = pictures.get(index);
        int inner = graphics.getFontMetrics().stringWidth(titles.get(index));
        graphics.drawString(titles.get(index), x + (picture.getWidth() - inner) / 2, TITLE - 10);
        graphics.drawImage(picture, x, TITLE, null);
        x += picture.getWidth() + GAP;
      }
    } finally {
      graphics.dispose();
    }
    return all;
  }
}
