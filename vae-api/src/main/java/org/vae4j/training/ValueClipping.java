package org.vae4j.training;

/**
 * Replaces each number g of a gradient by {@code max(-limit, min(limit, g))}.
 *
 * @param limit the largest absolute value, positive
 */
public record ValueClipping(double limit) implements GradientClipping {
  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if the limit is not positive and finite
   */
  public ValueClipping {
    Numbers.positive(limit, "ValueClipping limit", "0.5 and 1 are usual");
  }
}
