package org.vae4j.data.augmentation;

/** What {@link Augmentation#translation} returns. */
record Translation(double maxFraction) implements GeometricStep {
  Translation {
    Bounds.require(
        maxFraction,
        1,
        "translation maxFraction",
        "it is a fraction of the image; translationInPixels takes pixels");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    return AffineMap.translation(
        -maxFraction * width * draws.symmetric(0), -maxFraction * height * draws.symmetric(1));
  }
}
