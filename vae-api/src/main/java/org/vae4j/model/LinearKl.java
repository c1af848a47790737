package org.vae4j.model;

import java.util.Objects;

/**
 * A linear warm-up: at step s, counted from 0, of a length of n steps it is {@code min(1, s / n)}.
 *
 * @param length how long it takes
 * @see <a href="https://arxiv.org/abs/1602.02282">Sonderby et al. 2016, section 2.3</a>
 */
public record LinearKl(Span length) implements KlSchedule {
  /** Checks that nothing is missing. */
  public LinearKl {
    Objects.requireNonNull(length, "length");
  }

  @Override
  public double at(long step, long stepsPerEpoch) {
    return Math.min(1, step / length.inSteps(stepsPerEpoch));
  }

  @Override
  public String toString() {
    return "linear(" + length + ")";
  }
}
