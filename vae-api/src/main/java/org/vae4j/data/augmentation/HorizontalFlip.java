package org.vae4j.data.augmentation;

/** What {@link Augmentation#horizontalFlip} returns. */
record HorizontalFlip(double probability) implements GeometricStep {
  HorizontalFlip {
    Bounds.require(probability, 1, "horizontalFlip probability", "0.5 flips every other item");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    return draws.uniform(0) < probability ? AffineMap.linear(-1, 0, 0, 1) : AffineMap.IDENTITY;
  }
}
