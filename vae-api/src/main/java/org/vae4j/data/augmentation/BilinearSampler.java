package org.vae4j.data.augmentation;

import java.util.Arrays;
import org.vae4j.Shape;

/**
 * Samples an image anew: each pixel takes the value of the place that it comes from, weighted from
 * the four pixels whose centers surround it. Outside the image there are zeros.
 *
 * <p>Places are fixed-point numbers with 32 binary digits after the point: this runs for every
 * image of every batch beside the training itself, and conversions of floating-point numbers would
 * take most of its time.
 */
final class BilinearSampler {
  private static final double ONE = 0x1p32;

  /** No place of a map that is sampled is farther from the center, in pixels. */
  private static final double FARTHEST = 0x1p30;

  private BilinearSampler() {}

  /**
   * Changes an image in place. A map that moves some pixel by more than 2^30, or that has a
   * coefficient that is no number, leaves zeros.
   *
   * @param values holds the image {@code [height, width, channels]}
   * @param offset where it starts
   * @param source the place in the image that each pixel comes from
   */
  static void sample(Shape shape, float[] values, int offset, AffineMap source) {
    int height = shape.height();
    int width = shape.width();
    int channels = shape.channels();
    if (!reaches(source, height, width)) {
      Arrays.fill(values, offset, offset + shape.volume(), 0);
      return;
    }
    // With a border of zeros each place inside has four neighbors.
    float[] padded = padded(values, offset, height, width * channels, channels);
    double centerX = (width - 1) / 2.0;
    double centerY = (height - 1) / 2.0;
    long stepX = fixed(source.xx());
    long stepY = fixed(source.yx());
    for (int row = 0; row < height; row++) {
      double y = row - centerY;
      // Coordinates in the padded image; the first pixel's center is at (1, 1).
      long x = fixed(source.xy() * y + source.x0() + centerX + 1 - source.xx() * centerX);
      long fromY = fixed(source.yy() * y + source.y0() + centerY + 1 - source.yx() * centerX);
      int at = offset + row * width * channels;
      if (channels == 1) {
        sampleGray(padded, height, width, values, at, x, fromY, stepX, stepY);
      } else {
        sampleRow(padded, height, width, channels, values, at, x, fromY, stepX, stepY);
      }
    }
  }

  private static void sampleGray(
      float[] padded,
      int height,
      int width,
      float[] values,
      int at,
      long startX,
      long startY,
      long stepX,
      long stepY) {
    int stride = width + 2;
    long x = startX;
    long y = startY;
    for (int to = at; to < at + width; to++) {
      int left = (int) (x >> 32);
      int top = (int) (y >> 32);
      float value = 0;
      if ((left | top) >= 0 && left <= width && top <= height) {
        int corner = top * stride + left;
        float right = fraction(x);
        float upper = padded[corner] + right * (padded[corner + 1] - padded[corner]);
        int below = corner + stride;
        float lower = padded[below] + right * (padded[below + 1] - padded[below]);
        value = upper + fraction(y) * (lower - upper);
      }
      values[to] = value;
      x += stepX;
      y += stepY;
    }
  }

  private static void sampleRow(
      float[] padded,
      int height,
      int width,
      int channels,
      float[] values,
      int at,
      long startX,
      long startY,
      long stepX,
      long stepY) {
    int stride = (width + 2) * channels;
    long x = startX;
    long y = startY;
    for (int to = at; to < at + width * channels; to += channels) {
      int left = (int) (x >> 32);
      int top = (int) (y >> 32);
      boolean inside = (left | top) >= 0 && left <= width && top <= height;
      int corner = inside ? top * stride + left * channels : 0;
      float right = fraction(x);
      float bottom = fraction(y);
      for (int channel = 0; channel < channels; channel++) {
        float value = 0;
        if (inside) {
          int above = corner + channel;
          int below = above + stride;
          float upper = padded[above] + right * (padded[above + channels] - padded[above]);
          float lower = padded[below] + right * (padded[below + channels] - padded[below]);
          value = upper + bottom * (lower - upper);
        }
        values[to + channel] = value;
      }
      x += stepX;
      y += stepY;
    }
  }

  /**
   * Tells whether all places are numbers that can be counted up to; no comparison holds for NaN.
   */
  private static boolean reaches(AffineMap source, int height, int width) {
    return Math.abs(source.xx()) * width + Math.abs(source.xy()) * height + Math.abs(source.x0())
            < FARTHEST
        && Math.abs(source.yx()) * width + Math.abs(source.yy()) * height + Math.abs(source.y0())
            < FARTHEST;
  }

  private static long fixed(double value) {
    return Math.round(value * ONE);
  }

  /** Returns what follows the point, to as many digits as a float has. */
  private static float fraction(long fixed) {
    return ((int) fixed >>> 8) * 0x1p-24f;
  }

  private static float[] padded(float[] values, int offset, int height, int rowSize, int channels) {
    int stride = rowSize + 2 * channels;
    float[] padded = new float[(height + 2) * stride];
    for (int row = 0; row < height; row++) {
      System.arraycopy(
          values, offset + row * rowSize, padded, (row + 1) * stride + channels, rowSize);
    }
    return padded;
  }
}
