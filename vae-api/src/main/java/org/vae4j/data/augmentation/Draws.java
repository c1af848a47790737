package org.vae4j.data.augmentation;

import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/**
 * The random numbers of one step: words {@code step * 2^32} and following.
 *
 * @param random those of the item
 * @param step the position of the step among all
 */
record Draws(CounterRandom random, int step) {
  /** Returns number k, uniform between -1 and 1. */
  double symmetric(int k) {
    return 2 * uniform(k) - 1;
  }

  /** Returns number k, uniform in [0, 1). */
  double uniform(int k) {
    return random.uniform(word(k));
  }

  /** Returns number k, a whole one from 0 to bound - 1. */
  int below(int k, int bound) {
    return random.below(word(k), bound);
  }

  /** Returns normal numbers, as many as wanted. */
  GaussianStream normal() {
    return GaussianStream.of(random.bits(word(0)), step);
  }

  private long word(int k) {
    return ((long) step << 32) + k;
  }
}
