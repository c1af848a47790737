package org.vae4j.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * Reads the rows of a decoded image as grey or RGB values from 0 to 255. Values are taken as they
 * are stored: color profiles are ignored. Java's own conversion would take grey values as linear
 * light and brighten them. Grey of a color is {@code 0.299 R + 0.587 G + 0.114 B} (Rec. 601).
 * Transparent pixels are blended with the background.
 */
final class ImageRows {
  private final Raster raster;
  private final ColorModel colors;
  private final int channels;
  private final float background;

  /** What to multiply each stored component with; an index has none. */
  private final float[] scales;

  private final int[] stored;

  /**
   * Starts to read.
   *
   * @param image the image
   * @param channels 1 for grey, 3 for RGB
   * @param background what shows through, from 0 for black to 255 for white
   */
  ImageRows(BufferedImage image, int channels, float background) throws IOException {
    this.raster = image.getRaster();
    this.colors = image.getColorModel();
    this.channels = channels;
    this.background = background;
    int components = colors.getNumColorComponents();
    if (components != 1 && components != 3) {
      throw new IOException(components + " color components, which are neither grey nor RGB");
    }
    this.scales = new float[colors.getNumComponents()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = 255f / ((1L << colors.getComponentSize(i)) - 1);
    }
    this.stored = new int[raster.getNumBands() * raster.getWidth()];
  }

  /** Reads a row into {@code [width, channels]}. */
  void read(int row, float[] target) {
    int width = raster.getWidth();
    raster.getPixels(raster.getMinX(), raster.getMinY() + row, width, 1, stored);
    for (int x = 0; x < width; x++) {
      if (colors instanceof IndexColorModel palette) {
        int color = palette.getRGB(stored[x]);
        float opacity = (color >>> 24) / 255f;
        put(
            target,
            x,
            blend(color >> 16 & 0xff, opacity),
            blend(color >> 8 & 0xff, opacity),
            blend(color & 0xff, opacity));
      } else {
        int at = x * scales.length;
        boolean isColor = colors.getNumColorComponents() == 3;
        float opacity =
            colors.hasAlpha()
                ? stored[at + scales.length - 1] * scales[scales.length - 1] / 255
                : 1;
        float red = blend(stored[at] * scales[0], opacity);
        put(
            target,
            x,
            red,
            isColor ? blend(stored[at + 1] * scales[1], opacity) : red,
            isColor ? blend(stored[at + 2] * scales[2], opacity) : red);
      }
    }
  }

  private float blend(float value, float opacity) {
    float own = colors.isAlphaPremultiplied() ? value : value * opacity;
    return own + background * (1 - opacity);
  }

  private void put(float[] target, int x, float red, float green, float blue) {
    if (channels == 3) {
      target[3 * x] = red;
      target[3 * x + 1] = green;
      target[3 * x + 2] = blue;
    } else {
      // Written so that equal components give themselves.
      target[x] = green + 0.299f * (red - green) + 0.114f * (blue - green);
    }
  }
}
