package org.vae4j.training;

/**
 * Scales the gradients of all parameters with {@code limit / max(norm, limit)}, where {@code norm}
 * is the square root of the sum of all their squares. Where the norm is at most the limit, nothing
 * changes, to the last bit.
 *
 * @param limit the largest norm, positive
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu et al. 2013, section 3.2</a>
 */
public record GlobalNormClipping(double limit) implements GradientClipping {
  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if the limit is not positive and finite
   */
  public GlobalNormClipping {
    Numbers.positive(limit, "GlobalNormClipping limit", "1 is usual");
  }
}
