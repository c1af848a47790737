package org.vae4j.data.augmentation;

import org.vae4j.Shape;
import org.vae4j.internal.Require;

/** What {@link Augmentation#crop} returns. */
record Crop(int padding) implements GeometricStep {
  Crop {
    Require.argument(
        padding >= 0,
        "Augmentation.crop padding",
        "at least 0",
        padding,
        "it is a number of pixels on each side");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    int choices = 2 * padding + 1;
    return AffineMap.translation(
        draws.below(0, choices) - padding, draws.below(1, choices) - padding);
  }

  @Override
  public void requireFits(Shape itemShape) {
    GeometricStep.super.requireFits(itemShape);
    Require.argument(
        padding < itemShape.height() && padding < itemShape.width(),
        "Augmentation.crop padding",
        "less than the height and width of " + itemShape,
        padding,
        "the crop could miss the image");
  }
}
