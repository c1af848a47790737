package org.vae4j.training;

import org.vae4j.internal.Require;

/**
 * A rate that follows half a cosine again and again: SGDR with warm restarts. Period number i is
 * {@code period * growth^i} epochs long.
 *
 * @param from the first rate of each period, positive
 * @param to the rate at the end of each period, at least 0
 * @param period the length of the first period in epochs, positive; fractions are allowed
 * @param growth how much longer each period is than the one before, at least 1
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017 (SGDR), section 3</a>
 */
public record CosineRestartsRate(double from, double to, double period, double growth)
    implements LearningRate {
  /** Keeps a restart at its step where the division comes out a rounding error too small. */
  private static final double ROUNDING = 1e-9;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the first rate or the period is not positive, the last rate
   *     negative, the growth less than 1, or one not finite
   */
  public CosineRestartsRate {
    Numbers.positive(from, "CosineRestartsRate from", "1e-3 is usual");
    Numbers.notNegative(to, "CosineRestartsRate to", "0 is usual");
    Numbers.positive(period, "CosineRestartsRate period", "it is a number of epochs; 10 is usual");
    Require.argument(
        growth >= 1 && Double.isFinite(growth),
        "CosineRestartsRate growth",
        "a finite number of at least 1",
        growth,
        "1 for equal periods, 2 for doubled ones");
  }

  @Override
  public double at(TrainingProgress progress) {
    double time = progress.epoch() / period;
    double length = 1;
    if (growth == 1) {
      time -= Math.floor(time + ROUNDING);
    } else {
      // Period i starts at (growth^i - 1) / (growth - 1) first periods.
      double number = Math.floor(Math.log1p(time * (growth - 1)) / Math.log(growth) + ROUNDING);
      length = Math.pow(growth, number);
      time -= (length - 1) / (growth - 1);
    }
    return CosineRate.halfCosine(from, to, Math.max(0, time / length));
  }
}
