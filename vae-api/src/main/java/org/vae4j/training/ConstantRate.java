package org.vae4j.training;

import java.util.Objects;

/**
 * A rate that stays the same; prints as the number alone.
 *
 * @param rate the rate, positive
 */
public record ConstantRate(double rate) implements LearningRate {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if the rate is not positive and finite
   */
  public ConstantRate {
    Numbers.positive(rate, "learningRate", "1e-3 and 2e-4 are usual");
  }

  @Override
  public double at(TrainingProgress progress) {
    Objects.requireNonNull(progress, "progress");
    return rate;
  }

  @Override
  public String toString() {
    return Double.toString(rate);
  }
}
