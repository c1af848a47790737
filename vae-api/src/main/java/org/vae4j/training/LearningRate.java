package org.vae4j.training;

import java.util.List;
import org.vae4j.internal.Require;

/**
 * The step size of an optimizer over the time of a training. Immutable and safe to use from many
 * threads; prints what it is.
 *
 * <p>Time is counted in epochs and grows with every step, not only from epoch to epoch. A rate is a
 * function of the progress alone, so a training that is resumed has the same rates, bit for bit.
 *
 * <pre>{@code
 * Optimizer.adamW(LearningRate.cosine(3e-4, 1e-5).warmUp(10, 1e-4))
 * }</pre>
 */
public sealed interface LearningRate
    permits ConstantRate,
        CosineRate,
        CosineRestartsRate,
        CyclicalRate,
        ExponentialRate,
        PlateauRate,
        StepRate,
        WarmUpRate {
  /**
   * Returns the rate of one step.
   *
   * @param progress how far the training is before the step
   * @return the step size, at least 0
   */
  double at(TrainingProgress progress);

  /**
   * Returns the rates of all steps of a training in which the loss is never measured, for a plot.
   *
   * @param epochs the number of epochs
   * @param stepsPerEpoch the number of steps in an epoch, at least 1
   * @return a rate per step
   * @throws IllegalArgumentException if there is less than one epoch or step
   */
  default double[] curve(int epochs, int stepsPerEpoch) {
    Require.positive(epochs, "LearningRate curve epochs", "10 to 100 are usual");
    Require.positive(stepsPerEpoch, "LearningRate curve stepsPerEpoch", "an epoch has a step");
    double[] rates = new double[Math.multiplyExact(epochs, stepsPerEpoch)];
    for (int step = 0; step < rates.length; step++) {
      rates[step] = at(new TrainingProgress(step, stepsPerEpoch, epochs, List.of()));
    }
    return rates;
  }

  /**
   * Returns a rate that first grows linearly from 0 to where this one starts.
   *
   * @param epochs how long it grows, in epochs, at least 0; fractions are allowed
   * @return a new rate
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  default WarmUpRate warmUp(double epochs) {
    return warmUp(epochs, 0);
  }

  /**
   * Returns a rate that first goes linearly from another one to where this one starts.
   *
   * @param epochs how long it takes, in epochs, at least 0; fractions are allowed
   * @param from the rate of the first step, at least 0
   * @return a new rate
   * @throws IllegalArgumentException if a number is negative or not finite
   */
  default WarmUpRate warmUp(double epochs, double from) {
    return new WarmUpRate(this, epochs, from);
  }

  /**
   * Returns a rate that stays the same.
   *
   * @param rate the rate, positive
   * @return a learning rate
   * @throws IllegalArgumentException if the rate is not positive and finite
   */
  static ConstantRate constant(double rate) {
    return new ConstantRate(rate);
  }

  /**
   * Returns a rate that drops to a tenth from time to time; {@link StepRate#factor(double)} sets
   * another factor.
   *
   * @param rate the first rate, positive
   * @param every the number of epochs between two drops, positive
   * @return a learning rate
   * @throws IllegalArgumentException if a number is not positive and finite
   */
  static StepRate step(double rate, double every) {
    return new StepRate(rate, every, StepRate.DEFAULT_FACTOR);
  }

  /**
   * Returns a rate that shrinks by the same factor in each epoch, a little with every step.
   *
   * @param rate the first rate, positive
   * @param factor what is left of it after an epoch, in (0, 1]
   * @return a learning rate
   * @throws IllegalArgumentException if the rate is not positive and finite, or the factor is not
   *     in (0, 1]
   */
  static ExponentialRate exponential(double rate, double factor) {
    return new ExponentialRate(rate, factor);
  }

  /**
   * Returns a rate that follows half a cosine from one value to another over the whole training;
   * {@link CosineRate#restarts} repeats it.
   *
   * @param from the first rate, positive
   * @param to the rate at the end, at least 0
   * @return a learning rate
   * @throws IllegalArgumentException if a number is out of range or not finite
   */
  static CosineRate cosine(double from, double to) {
    return new CosineRate(from, to);
  }

  /**
   * Returns a rate that goes up and down between two values in straight lines.
   *
   * @param low the first and lowest rate, at least 0
   * @param high the highest rate, at least {@code low} and positive
   * @param period the length of one way up and down, in epochs, positive
   * @return a learning rate
   * @throws IllegalArgumentException if a number is out of range or not finite
   */
  static CyclicalRate cyclical(double low, double high, double period) {
    return new CyclicalRate(low, high, period, 1);
  }

  /**
   * Returns a rate that shrinks when the loss has stopped to improve: to a tenth after 10 epochs,
   * unless {@link PlateauRate#factor(double)} and {@link PlateauRate#patience(int)} say otherwise.
   *
   * @param rate the first rate, positive
   * @return a learning rate
   * @throws IllegalArgumentException if the rate is not positive and finite
   */
  static PlateauRate reduceOnPlateau(double rate) {
    return new PlateauRate(
        rate,
        PlateauRate.DEFAULT_FACTOR,
        PlateauRate.DEFAULT_PATIENCE,
        PlateauRate.DEFAULT_IMPROVEMENT,
        0,
        0);
  }
}
