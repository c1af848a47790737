package org.vae4j.evaluation;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * How images get the size that a feature net takes. Features of the same images differ with the
 * filter, so it belongs to what one says beside a number. All filters work on float32 values along
 * one axis after the other, nothing is rounded or clamped, and pixel i of n covers the part of the
 * image from i / n to (i + 1) / n.
 *
 * @see <a href="https://arxiv.org/abs/2104.11222">Parmar et al. 2022, section 3, on what the filter
 *     does to the Frechet distance</a>
 */
public enum ResizeFilter {
  /**
   * The linear interpolation of the two pixels along an axis whose centers surround the new one's,
   * however much is left out between; beyond the outermost centers the outermost pixel. This is
   * what pytorch-fid does, {@code interpolate(mode="bilinear", align_corners=False)}.
   */
  BILINEAR {
    @Override
    AxisWeights axis(int from, int to) {
      return AxisWeights.linear(from, to);
    }
  },

  /**
   * The cubic of Keys with a = -0.5, which is stretched when shrinking, so that every pixel counts.
   * This is what clean-fid does: Pillow's bicubic filter on float images. Values can leave the
   * range of the pixels.
   */
  BICUBIC {
    @Override
    AxisWeights axis(int from, int to) {
      return AxisWeights.cubic(from, to);
    }
  },

  /** The average of what a new pixel covers; pixels that are covered in part weigh that part. */
  AREA {
    @Override
    AxisWeights axis(int from, int to) {
      return AxisWeights.area(from, to);
    }
  };

  abstract AxisWeights axis(int from, int to);

  /**
   * Resizes images.
   *
   * @param images items {@code [height, width, channels]}
   * @param height the new height, at least 1
   * @param width the new width, at least 1
   * @return the images in this size; the same object if they have it
   * @throws IllegalArgumentException if the items are no images or a size is less than 1
   */
  public Samples resize(Samples images, int height, int width) {
    Objects.requireNonNull(images, "images");
    Shape shape = images.itemShape();
    Require.argument(
        shape.isImage(),
        "ResizeFilter " + name(),
        "images, [height, width, channels]",
        shape,
        "vectors have no size to change");
    Require.positive(height, "ResizeFilter " + name() + " height", "it is in pixels");
    Require.positive(width, "ResizeFilter " + name() + " width", "it is in pixels");
    if (shape.height() == height && shape.width() == width) {
      return images;
    }
    Shape target = Shape.of(height, width, shape.channels());
    AxisWeights rows = axis(shape.height(), height);
    AxisWeights columns = axis(shape.width(), width);
    float[] wide = new float[shape.height() * width * shape.channels()];
    return Samples.filledBy(
        images.count(),
        target,
        values -> {
          for (int index = 0; index < images.count(); index++) {
            columns.apply(images.item(index), shape.height(), shape.channels(), wide, 0);
            // Rows are columns of an image of one row whose pixels have all the channels of a row.
            rows.apply(wide, 1, width * shape.channels(), values, index * target.volume());
          }
        });
  }
}
