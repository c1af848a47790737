package org.vae4j.data.augmentation;

import org.vae4j.random.GaussianStream;

/** What {@link Augmentation#noise} returns. */
record GaussianNoise(double standardDeviation) implements IntensityStep {
  GaussianNoise {
    Bounds.require(
        standardDeviation,
        Double.MAX_VALUE,
        "noise standardDeviation",
        "0.02 is about five levels of 255");
  }

  @Override
  public void change(float[] values, int from, int to, Draws draws) {
    GaussianStream normal = draws.normal();
    for (int i = from; i < to; i++) {
      values[i] =
          IntensityStep.clamp((float) (values[i] + standardDeviation * normal.draw(i - from)));
    }
  }
}
