package org.vae4j.data.augmentation;

/** What {@link Augmentation#verticalFlip} returns. */
record VerticalFlip(double probability) implements GeometricStep {
  VerticalFlip {
    Bounds.require(probability, 1, "verticalFlip probability", "0.5 flips every other item");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    return draws.uniform(0) < probability ? AffineMap.linear(1, 0, 0, -1) : AffineMap.IDENTITY;
  }
}
