package org.vae4j.training;

import org.vae4j.internal.Require;

/**
 * A rate that goes up and down in straight lines, the "triangular" policy: {@code low + (high -
 * low) * shrink^n * (1 - |2 * x - 1|)}, n the number of whole periods done and x in [0, 1) the part
 * of the current one.
 *
 * @param low the first and lowest rate, at least 0
 * @param high the highest rate, at least {@code low} and positive
 * @param period the length of one way up and down in epochs, positive; the paper advises 4 to 20
 * @param shrink what is left of the amplitude after each period, in (0, 1]; 1 by default, 0.5 is
 *     the paper's "triangular2"
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2017 (CLR), section 3.1</a>
 */
public record CyclicalRate(double low, double high, double period, double shrink)
    implements LearningRate {
  /** Keeps the start of a period at its step where the division rounds down. */
  private static final double ROUNDING = 1e-9;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the low rate is negative, the high one not positive or
   *     lower, the period not positive, the shrinkage not in (0, 1], or one not finite
   */
  public CyclicalRate {
    Numbers.notNegative(low, "CyclicalRate low", "a quarter of the high rate is usual");
    Numbers.positive(high, "CyclicalRate high", "1e-3 is usual");
    Require.argument(
        high >= low, "CyclicalRate high", "at least the low rate, " + low, high, "swap the two");
    Numbers.positive(period, "CyclicalRate period", "it is a number of epochs; 4 to 20 are usual");
    Numbers.factor(shrink, "CyclicalRate shrink", "1 and 0.5 are usual");
  }

  /**
   * Returns this rate with another shrinkage.
   *
   * @param newShrink what is left of the amplitude after each period, in (0, 1]
   * @return a new rate
   * @throws IllegalArgumentException if the shrinkage is not in (0, 1]
   */
  public CyclicalRate shrink(double newShrink) {
    return new CyclicalRate(low, high, period, newShrink);
  }

  @Override
  public double at(TrainingProgress progress) {
    double time = progress.epoch() / period;
    double done = Math.floor(time + ROUNDING);
    double height = 1 - Math.abs(2 * Math.max(0, time - done) - 1);
    return low + (high - low) * Math.pow(shrink, done) * height;
  }
}
