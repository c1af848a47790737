package org.vae4j.data.augmentation;

/** What {@link Augmentation#translationInPixels} returns. */
record PixelTranslation(double maxPixels) implements GeometricStep {
  PixelTranslation {
    Bounds.require(
        maxPixels,
        Double.MAX_VALUE,
        "translationInPixels maxPixels",
        "it is a distance in both directions");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    return AffineMap.translation(-maxPixels * draws.symmetric(0), -maxPixels * draws.symmetric(1));
  }
}
