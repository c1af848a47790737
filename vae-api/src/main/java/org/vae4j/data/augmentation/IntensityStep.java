package org.vae4j.data.augmentation;

import java.util.Objects;
import org.vae4j.Shape;

/** A step that changes values where they are; for items of any shape. */
sealed interface IntensityStep extends Augmentation permits Brightness, Contrast, GaussianNoise {
  /**
   * Changes the values of one item, and clamps them to [0, 1].
   *
   * @param values holds them
   * @param from where they start
   * @param to where they end
   * @param draws the random numbers of this step
   */
  void change(float[] values, int from, int to, Draws draws);

  @Override
  default void requireFits(Shape itemShape) {
    Objects.requireNonNull(itemShape, "itemShape");
  }

  /** Returns a value in [0, 1]. */
  static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
