package org.vae4j;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.vae4j.internal.Require;

/** Draws {@link Samples} as images. */
final class SampleImages {
  /** The number of pixels between the items of a grid. */
  static final int GAP = 2;

  private static final Color GAP_COLOR = new Color(0x40, 0x40, 0x40);

  private SampleImages() {}

  static BufferedImage image(Samples items) {
    Shape shape = items.itemShape();
    BufferedImage image = blank(shape, requireImage(shape).width(), shape.height());
    draw(items, 0, image, 0, 0, 1);
    return image;
  }

  static BufferedImage grid(Samples items, int columns, int scale) {
    Require.positive(columns, "toGrid columns", "it is the number of items in a row");
    Require.positive(scale, "toGrid scale", "1 shows each pixel as one pixel");
    if (items.count() == 0) {
      throw new IllegalStateException(
          Require.message("toGrid", "at least one item", items, "there is nothing to draw"));
    }
    Shape shape = items.itemShape();
    int rows = (items.count() + columns - 1) / columns;
    int cellWidth = requireImage(shape).width() * scale + GAP;
    int cellHeight = shape.height() * scale + GAP;
    BufferedImage image = blank(shape, columns * cellWidth - GAP, rows * cellHeight - GAP);
    Graphics2D background = image.createGraphics();
    background.setColor(GAP_COLOR);
    background.fillRect(0, 0, image.getWidth(), image.getHeight());
    background.dispose();
    for (int index = 0; index < items.count(); index++) {
      draw(items, index, image, index % columns * cellWidth, index / columns * cellHeight, scale);
    }
    return image;
  }

  private static BufferedImage blank(Shape shape, int width, int height) {
    int type =
        requireImage(shape).channels() == 1
            ? BufferedImage.TYPE_BYTE_GRAY
            : BufferedImage.TYPE_INT_RGB;
    return new BufferedImage(width, height, type);
  }

  private static Shape requireImage(Shape shape) {
    if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
      throw new IllegalStateException(
          Require.message(
              "samples as an image",
              "items [height, width, 1] or [height, width, 3]",
              shape,
              "only grey and RGB images can be drawn"));
    }
    return shape;
  }

  private static void draw(
      Samples items, int index, BufferedImage image, int left, int top, int scale) {
    Shape shape = items.itemShape();
    int channels = shape.channels();
    int[] pixel = new int[channels];
    for (int y = 0; y < shape.height() * scale; y++) {
      for (int x = 0; x < shape.width() * scale; x++) {
        int position = (y / scale * shape.width() + x / scale) * channels;
        for (int c = 0; c < channels; c++) {
          float value = Math.max(0, Math.min(1, items.value(index, position + c)));
          pixel[c] = Math.round(255 * value);
        }
        image.getRaster().setPixel(left + x, top + y, pixel);
      }
    }
  }
}
