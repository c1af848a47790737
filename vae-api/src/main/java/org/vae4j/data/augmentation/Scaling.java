package org.vae4j.data.augmentation;

import org.vae4j.internal.Require;

/** What {@link Augmentation#scaling} returns. */
record Scaling(double min, double max) implements GeometricStep {
  Scaling {
    Require.argument(
        min > 0 && min <= max && Double.isFinite(max),
        "Augmentation.scaling",
        "0 < min <= max, both finite",
        min + " and " + max,
        "0.9 and 1.1 shrink or enlarge by up to a tenth");
  }

  @Override
  public AffineMap source(int height, int width, Draws draws) {
    double inverse = 1 / (min + (max - min) * draws.uniform(0));
    return AffineMap.linear(inverse, 0, 0, inverse);
  }
}
