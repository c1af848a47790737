package org.vae4j.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.vae4j.Shape;

/**
 * Brings decoded images to one shape. Rows are resampled one by one, so that little memory is
 * needed beside the image. Immutable and safe to use from many threads.
 *
 * @param shape the shape to bring images to, [height, width, 1 or 3]
 * @param stretch whether the whole image is stretched; else its center is cut out
 * @param background what shows through transparent pixels, from 0 for black to 255 for white
 */
record ImageResizer(Shape shape, boolean stretch, float background) {
  /** Writes an image as bytes, row-major. */
  void resize(BufferedImage image, byte[] target, int offset) throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    double partWidth = width;
    double partHeight = height;
    if (!stretch) {
      // The largest part that has the proportions of the target.
      partWidth = Math.min(width, (double) height * shape.width() / shape.height());
      partHeight = Math.min(height, (double) width * shape.height() / shape.width());
    }
    Resampling columns = Resampling.of(width, (width - partWidth) / 2, partWidth, shape.width());
    Resampling rows = Resampling.of(height, (height - partHeight) / 2, partHeight, shape.height());
    int channels = shape.channels();
    ImageRows source = new ImageRows(image, channels, background);
    float[] full = new float[width * channels];
    float[] line = new float[shape.width() * channels];
    float[][] sums = new float[shape.height()][];
    int open = 0;
    int next = 0;
    for (int y = rows.first(0); y <= rows.last(shape.height() - 1); y++) {
      source.read(y, full);
      shrink(full, columns, channels, line);
      for (; next < shape.height() && rows.first(next) <= y; next++) {
        sums[next] = new float[line.length];
      }
      for (int row = open; row < next; row++) {
        float weight = rows.weight(row, y);
        for (int i = 0; i < line.length; i++) {
          sums[row][i] += weight * line[i];
        }
        if (rows.last(row) == y) {
          write(sums[row], target, offset + row * line.length);
          open++;
        }
      }
    }
  }

  private static void shrink(float[] full, Resampling columns, int channels, float[] line) {
    Arrays.fill(line, 0);
    for (int column = 0; column < columns.targetSize(); column++) {
      for (int x = columns.first(column); x <= columns.last(column); x++) {
        float weight = columns.weight(column, x);
        for (int channel = 0; channel < channels; channel++) {
          line[column * channels + channel] += weight * full[x * channels + channel];
        }
      }
    }
  }

  private static void write(float[] values, byte[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = (byte) (int) Math.min(255, values[i] + 0.5f);
    }
  }
}
