package org.vae4j.random;

import java.util.Objects;
import org.vae4j.internal.Require;

/** Random orders. */
public final class Permutation {
  private Permutation() {}

  /**
   * Returns a random order of the numbers from 0 to size - 1: Fisher and Yates' shuffle, where
   * exchange i uses word i of the stream.
   *
   * @param size how many numbers
   * @param random where the random words come from
   * @return each number once
   * @throws IllegalArgumentException if the size is negative
   * @see <a href="https://doi.org/10.1145/364520.364540">Durstenfeld 1964</a>
   */
  public static int[] of(int size, CounterRandom random) {
    Require.argument(
        size >= 0, "Permutation size", "at least 0", size, "it is how many numbers to order");
    Objects.requireNonNull(random, "random");
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.below(i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
