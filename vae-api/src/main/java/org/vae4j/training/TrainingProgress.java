package org.vae4j.training;

import java.util.List;
import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * How far a training is, which is all that schedules may depend on: a training that is resumed
 * passes through the same values as one that never stopped. Immutable and safe to use from many
 * threads.
 *
 * @param step the number of steps done before this one
 * @param stepsPerEpoch the number of steps in an epoch, at least 1
 * @param epochs the number of epochs in all
 * @param history the metrics of the epochs that have ended, in order
 */
public record TrainingProgress(
    long step, int stepsPerEpoch, double epochs, List<EpochMetrics> history) {
  /**
   * Checks the numbers and copies the list.
   *
   * @throws IllegalArgumentException if the step or the number of epochs is negative, or there is
   *     less than one step in an epoch
   */
  public TrainingProgress {
    Require.argument(
        step >= 0, "TrainingProgress step", "at least 0", step, "the first step is number 0");
    Require.positive(stepsPerEpoch, "TrainingProgress stepsPerEpoch", "an epoch has a step");
    Numbers.notNegative(epochs, "TrainingProgress epochs", "10 to 100 are usual");
    history = List.copyOf(Objects.requireNonNull(history, "history"));
  }

  /**
   * Returns the time in epochs, which grows by {@code 1 / stepsPerEpoch} with each step.
   *
   * @return the number of epochs done, with its fraction
   */
  public double epoch() {
    return step / (double) stepsPerEpoch;
  }

  /**
   * Returns the part of the whole training that is done.
   *
   * @return 0 at the first step, nearly 1 at the last, 1 after the end
   */
  public double fraction() {
    return step == 0 ? 0 : Math.min(1, epoch() / epochs);
  }

  /**
   * Returns the progress of a part of this training that starts later. It knows neither the steps
   * before its start nor the epochs that began before it.
   *
   * @param steps how many steps later it starts, at most {@link #step()}
   * @return the progress of the part
   * @throws IllegalArgumentException if it has not started, or the number is negative
   */
  public TrainingProgress since(long steps) {
    Require.argument(
        steps >= 0 && steps <= step,
        "TrainingProgress since",
        "a step from 0 to " + step,
        steps,
        "the part must have started");
    long before = Math.min(history.size(), (steps + stepsPerEpoch - 1) / stepsPerEpoch);
    return new TrainingProgress(
        step - steps,
        stepsPerEpoch,
        Math.max(0, epochs - steps / (double) stepsPerEpoch),
        history.subList((int) before, history.size()));
  }
}
