package org.vae4j.data.augmentation;

/** What {@link Augmentation#brightness} returns. */
record Brightness(double maxChange) implements IntensityStep {
  Brightness {
    Bounds.require(maxChange, 1, "brightness maxChange", "values are in [0, 1]");
  }

  @Override
  public void change(float[] values, int from, int to, Draws draws) {
    float change = (float) (maxChange * draws.symmetric(0));
    for (int i = from; i < to; i++) {
      values[i] = IntensityStep.clamp(values[i] + change);
    }
  }
}
