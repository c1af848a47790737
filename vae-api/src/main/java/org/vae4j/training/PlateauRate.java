package org.vae4j.training;

import org.vae4j.internal.Require;

/**
 * A rate that shrinks when the loss has stopped to improve. After each epoch the total loss of the
 * validation items, or of the training items where there are none, is compared with the best so
 * far; when {@code patience} epochs in a row did not bring it down by more than {@code
 * improvement}, the rate is multiplied by {@code factor}. The {@code cooldown} epochs after that
 * are not counted. It is the rule of Keras' {@code ReduceLROnPlateau}, with its defaults.
 *
 * <p>The rate is computed from the history alone.
 *
 * @param rate the first rate, positive
 * @param factor what is left of the rate, in (0, 1]; 0.1 by default
 * @param patience the number of epochs without improvement, at least 1; 10 by default
 * @param improvement what counts as one, in nats per item, at least 0; 1e-4 by default
 * @param cooldown the number of epochs to wait before counting again, at least 0; 0 by default
 * @param lowest the rate never shrinks below this, at least 0; 0 by default
 */
public record PlateauRate(
    double rate, double factor, int patience, double improvement, int cooldown, double lowest)
    implements LearningRate {
  /** What is left of the rate, by default: {@value}. */
  public static final double DEFAULT_FACTOR = 0.1;

  /** The number of epochs without improvement, by default: {@value}. */
  public static final int DEFAULT_PATIENCE = 10;

  /** What counts as improvement by default, in nats per item: {@value}. */
  public static final double DEFAULT_IMPROVEMENT = 1e-4;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of range or not finite
   */
  public PlateauRate {
    Numbers.positive(rate, "PlateauRate rate", "1e-3 is usual");
    Numbers.factor(factor, "PlateauRate factor", "0.1 and 0.5 are usual");
    Require.positive(patience, "PlateauRate patience", "5 to 10 epochs are usual");
    Numbers.notNegative(improvement, "PlateauRate improvement", "1e-4 nats are usual");
    Require.argument(
        cooldown >= 0, "PlateauRate cooldown", "at least 0", cooldown, "it is a number of epochs");
    Numbers.notNegative(lowest, "PlateauRate lowest", "0 is usual");
    Require.argument(
        lowest <= rate, "PlateauRate lowest", "at most the rate, " + rate, lowest, "swap the two");
  }

  /**
   * Returns this rate with another factor.
   *
   * @param newFactor what is left of the rate, in (0, 1]
   * @return a new rate
   * @throws IllegalArgumentException if the factor is not in (0, 1]
   */
  public PlateauRate factor(double newFactor) {
    return new PlateauRate(rate, newFactor, patience, improvement, cooldown, lowest);
  }

  /**
   * Returns this rate with another patience.
   *
   * @param epochs the number of epochs without improvement, at least 1
   * @return a new rate
   * @throws IllegalArgumentException if the number is less than 1
   */
  public PlateauRate patience(int epochs) {
    return new PlateauRate(rate, factor, epochs, improvement, cooldown, lowest);
  }

  /**
   * Returns this rate with another idea of improvement.
   *
   * @param nats by how much the loss has to fall, in nats per item, at least 0
   * @return a new rate
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public PlateauRate improvement(double nats) {
    return new PlateauRate(rate, factor, patience, nats, cooldown, lowest);
  }

  /**
   * Returns this rate with another pause after it shrank.
   *
   * @param epochs the number of epochs that are not counted, at least 0
   * @return a new rate
   * @throws IllegalArgumentException if the number is negative
   */
  public PlateauRate cooldown(int epochs) {
    return new PlateauRate(rate, factor, patience, improvement, epochs, lowest);
  }

  /**
   * Returns this rate with another lower limit.
   *
   * @param newLowest the lowest rate, from 0 to the first rate
   * @return a new rate
   * @throws IllegalArgumentException if the limit is negative, above the rate, or not finite
   */
  public PlateauRate lowest(double newLowest) {
    return new PlateauRate(rate, factor, patience, improvement, cooldown, newLowest);
  }

  @Override
  public double at(TrainingProgress progress) {
    double current = rate;
    double best = Double.POSITIVE_INFINITY;
    int waited = 0;
    int pause = 0;
    for (EpochMetrics metrics : progress.history()) {
      double loss = metrics.validation().orElse(metrics.training()).total();
      if (pause > 0) {
        pause--;
        waited = 0;
      }
      if (loss < best - improvement) {
        best = loss;
        waited = 0;
      } else if (pause == 0 && ++waited >= patience) {
        current = Math.max(lowest, current * factor);
        pause = cooldown;
        waited = 0;
      }
    }
    return current;
  }
}
