package org.vae4j.training;

/**
 * A rate that shrinks a little with every step: {@code rate * factor^epoch}.
 *
 * @param rate the first rate, positive
 * @param factor what is left of it after an epoch, in (0, 1]
 */
public record ExponentialRate(double rate, double factor) implements LearningRate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the rate is not positive and finite, or the factor is not
   *     in (0, 1]
   */
  public ExponentialRate {
    Numbers.positive(rate, "ExponentialRate rate", "1e-3 is usual");
    Numbers.factor(factor, "ExponentialRate factor", "0.95 to 0.99 per epoch are usual");
  }

  @Override
  public double at(TrainingProgress progress) {
    return rate * Math.pow(factor, progress.epoch());
  }
}
