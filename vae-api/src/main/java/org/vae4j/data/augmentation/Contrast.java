package org.vae4j.data.augmentation;

/** What {@link Augmentation#contrast} returns. */
record Contrast(double maxChange) implements IntensityStep {
  Contrast {
    Bounds.require(
        maxChange, 1, "contrast maxChange", "0.2 multiplies distances to the mean by 0.8 to 1.2");
  }

  @Override
  public void change(float[] values, int from, int to, Draws draws) {
    float change = (float) (maxChange * draws.symmetric(0));
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    float mean = (float) (sum / (to - from));
    for (int i = from; i < to; i++) {
      values[i] = IntensityStep.clamp(values[i] + change * (values[i] - mean));
    }
  }
}
