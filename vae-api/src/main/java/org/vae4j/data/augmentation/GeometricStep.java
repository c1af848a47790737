package org.vae4j.data.augmentation;

import java.util.Objects;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/** A step that moves the pixels of an image by an affine map. */
sealed interface GeometricStep extends Augmentation
    permits Crop, HorizontalFlip, PixelTranslation, Rotation, Scaling, Translation, VerticalFlip {
  /**
   * Returns where the pixels come from.
   *
   * @param height the image's height in pixels
   * @param width the image's width in pixels
   * @param draws the random numbers of this step
   * @return the map from a place in the changed image to one in the unchanged
   */
  AffineMap source(int height, int width, Draws draws);

  @Override
  default void requireFits(Shape itemShape) {
    Objects.requireNonNull(itemShape, "itemShape");
    Require.argument(
        itemShape.isImage(),
        this.toString(),
        "items [height, width, channels]",
        itemShape,
        "only images can be moved");
  }
}
