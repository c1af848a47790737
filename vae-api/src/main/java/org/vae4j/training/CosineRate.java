package org.vae4j.training;

/**
 * A rate that follows half a cosine over the whole training: {@code to + (from - to) / 2 * (1 +
 * cos(pi * fraction))}, where the fraction of the training goes from 0 to 1. With a warm-up in
 * front, the whole training is what comes after the warm-up.
 *
 * @param from the first rate, positive
 * @param to the rate at the end, at least 0
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017 (SGDR), equation 5</a>
 */
public record CosineRate(double from, double to) implements LearningRate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the first rate is not positive, the other negative, or one
   *     not finite
   */
  public CosineRate {
    Numbers.positive(from, "CosineRate from", "1e-3 is usual");
    Numbers.notNegative(to, "CosineRate to", "0 or a hundredth of the first rate are usual");
  }

  /**
   * Returns this curve repeated: after each period the rate jumps back to its first value.
   *
   * @param period the length of the first period in epochs, positive; 10 is usual
   * @param growth how much longer each period is than the one before, at least 1; 2 is usual
   * @return a new rate
   * @throws IllegalArgumentException if a number is out of range or not finite
   */
  public CosineRestartsRate restarts(double period, double growth) {
    return new CosineRestartsRate(from, to, period, growth);
  }

  @Override
  public double at(TrainingProgress progress) {
    return halfCosine(from, to, progress.fraction());
  }

  static double halfCosine(double from, double to, double fraction) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * fraction));
  }
}
