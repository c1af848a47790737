package org.vae4j.training;

/**
 * What happens to gradients that are too large, before the optimizer sees them. Immutable and safe
 * to use from many threads.
 */
public sealed interface GradientClipping permits GlobalNormClipping, ValueClipping {
  /**
   * Returns clipping that keeps the direction: the gradients of all parameters are scaled down
   * together where their length is above a limit.
   *
   * @param limit the largest length, positive; 1 is usual
   * @return the clipping
   * @throws IllegalArgumentException if the limit is not positive and finite
   */
  static GlobalNormClipping globalNorm(double limit) {
    return new GlobalNormClipping(limit);
  }

  /**
   * Returns clipping of each number by itself.
   *
   * @param limit the largest absolute value, positive
   * @return the clipping
   * @throws IllegalArgumentException if the limit is not positive and finite
   */
  static ValueClipping value(double limit) {
    return new ValueClipping(limit);
  }
}
