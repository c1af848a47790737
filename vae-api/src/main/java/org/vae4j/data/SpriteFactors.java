package org.vae4j.data;

import java.util.List;
import org.vae4j.internal.Require;

/**
 * What a sprite looks like: one index per factor, on the grid of 3 x 6 x 40 x 32 x 32 values that
 * dSprites has. Immutable and safe to use from many threads.
 *
 * @param shape 0 is a square, 1 an ellipse, 2 a heart
 * @param scale from 0 for half size to 5 for full size, in equal steps
 * @param rotation from 0 to 39, in steps of a 40th of a turn, clockwise; 0 is upright. A square
 *     looks the same after 10 steps, an ellipse after 20
 * @param x from 0, the left, to 31, the right, in equal steps
 * @param y from 0, the top, to 31, the bottom, in equal steps
 * @see <a href="https://github.com/google-deepmind/dsprites-dataset">dSprites</a>
 */
public record SpriteFactors(int shape, int scale, int rotation, int x, int y) {
  private static final List<String> NAMES = List.of("shape", "scale", "rotation", "x", "y");
  private static final List<Integer> COUNTS = List.of(3, 6, 40, 32, 32);

  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if an index is negative or not less than the factor's count
   */
  public SpriteFactors {
    List<Integer> indices = List.of(shape, scale, rotation, x, y);
    for (int factor = 0; factor < indices.size(); factor++) {
      int index = indices.get(factor);
      Require.argument(
          index >= 0 && index < COUNTS.get(factor),
          "sprite " + NAMES.get(factor),
          "0 to " + (COUNTS.get(factor) - 1),
          index,
          "factors are indices on a grid");
    }
  }

  /**
   * Returns the factors with these indices.
   *
   * @param indices one per factor, in the order of {@link #names()}
   * @return the factors
   * @throws IllegalArgumentException if there are not five indices, or one is out of range
   */
  public static SpriteFactors of(List<Integer> indices) {
    Require.argument(
        indices.size() == NAMES.size(),
        "sprite factors",
        NAMES.size() + " indices",
        indices.size(),
        "they are " + NAMES);
    return new SpriteFactors(
        indices.get(0), indices.get(1), indices.get(2), indices.get(3), indices.get(4));
  }

  /**
   * Returns the names of the factors.
   *
   * @return {@code shape, scale, rotation, x, y}
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Returns how many values each factor has.
   *
   * @return {@code 3, 6, 40, 32, 32}, in the order of {@link #names()}
   */
  public static List<Integer> counts() {
    return COUNTS;
  }

  /**
   * Returns the indices as a list.
   *
   * @return one per factor, in the order of {@link #names()}
   */
  public List<Integer> indices() {
    return List.of(shape, scale, rotation, x, y);
  }
}
