package org.vae4j.data.augmentation;

/** What {@link Augmentation#rotation} returns. */
record Rotation(double maxDegrees) implements GeometricStep {
  Rotation {
    Bounds.require(maxDegrees, 180, "rotation maxDegrees", "it is an angle in both directions");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    double angle = StrictMath.toRadians(maxDegrees) * draws.symmetric(0);
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    return AffineMap.linear(cosine, sine, -sine, cosine);
  }
}
