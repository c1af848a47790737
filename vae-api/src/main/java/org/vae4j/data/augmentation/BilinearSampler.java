package org.vae4j.data.augmentation;

import org.vae4j.Shape;

/**
 * Samples an image anew: each pixel takes the value of the place that it comes from, weighted from
 * the four pixels whose centers surround it. Outside the image there are zeros.
 */
final class BilinearSampler {
  private BilinearSampler() {}

  /**
   * Changes an image in place.
   *
   * @param values holds the image {@code [height, width, channels]}
   * @param offset where it starts
   * @param source the place in the image that each pixel comes from
   */
  static void sample(Shape shape, float[] values, int offset, AffineMap source) {
    int height = shape.height();
    int width = shape.width();
    int channels = shape.channels();
    // With a border of zeros each place inside has four neighbors.
    float[] padded = padded(values, offset, height, width * channels, channels);
    int stride = (width + 2) * channels;
    double centerX = (width - 1) / 2.0;
    double centerY = (height - 1) / 2.0;
    int at = offset;
    for (int row = 0; row < height; row++) {
      double y = row - centerY;
      // Coordinates in the padded image; the first pixel's center is at (1, 1).
      double startX = source.xy() * y + source.x0() + centerX + 1;
      double startY = source.yy() * y + source.y0() + centerY + 1;
      for (int column = 0; column < width; column++) {
        double x = column - centerX;
        double fromX = source.xx() * x + startX;
        double fromY = source.yx() * x + startY;
        if (fromX > 0 && fromX < width + 1 && fromY > 0 && fromY < height + 1) {
          int left = (int) fromX;
          int top = (int) fromY;
          float right = (float) (fromX - left);
          float bottom = (float) (fromY - top);
          int topLeft = top * stride + left * channels;
          for (int channel = topLeft; channel < topLeft + channels; channel++) {
            float upper = padded[channel] + right * (padded[channel + channels] - padded[channel]);
            float lower =
                padded[channel + stride]
                    + right * (padded[channel + stride + channels] - padded[channel + stride]);
            values[at++] = upper + bottom * (lower - upper);
          }
        } else {
          for (int channel = 0; channel < channels; channel++) {
            values[at++] = 0;
          }
        }
      }
    }
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
