package org.vae4j.training;

/**
 * A rate that drops from time to time: {@code rate * factor^floor(epoch / every)}.
 *
 * @param rate the first rate, positive
 * @param every the number of epochs between two drops, positive; fractions are allowed
 * @param factor what is left of the rate after a drop, in (0, 1]; 0.1 by default
 */
public record StepRate(double rate, double every, double factor) implements LearningRate {
  /** What is left of the rate after a drop, by default: {@value}. */
  public static final double DEFAULT_FACTOR = 0.1;

  /** Keeps a drop at its step where the division comes out a rounding error too small. */
  private static final double ROUNDING = 1e-9;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the rate or the distance is not positive and finite, or the
   *     factor is not in (0, 1]
   */
  public StepRate {
    Numbers.positive(rate, "StepRate rate", "1e-3 is usual");
    Numbers.positive(every, "StepRate every", "it is a number of epochs; 10 is usual");
    Numbers.factor(factor, "StepRate factor", "0.1 and 0.5 are usual");
  }

  /**
   * Returns this rate with another factor.
   *
   * @param newFactor what is left of the rate after a drop, in (0, 1]
   * @return a new rate
   * @throws IllegalArgumentException if the factor is not in (0, 1]
   */
  public StepRate factor(double newFactor) {
    return new StepRate(rate, every, newFactor);
  }

  @Override
  public double at(TrainingProgress progress) {
    return rate * Math.pow(factor, Math.floor(progress.epoch() / every + ROUNDING));
  }
}
