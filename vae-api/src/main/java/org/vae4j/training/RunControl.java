package org.vae4j.training;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What saves a training run and what ends it early. Immutable.
 *
 * @param checkpoints where the run is saved; empty for nowhere
 * @param best the metric whose best epoch the result has the weights of; empty for the last epoch
 * @param earlyStopping ends a run that no longer becomes better
 * @param budget how long the run may take, without earlier parts that it goes on from
 * @param stopSignal ends the run from outside
 */
public record RunControl(
    Optional<Checkpoints> checkpoints,
    Optional<Metric> best,
    Optional<EarlyStopping> earlyStopping,
    Optional<Duration> budget,
    Optional<StopSignal> stopSignal) {
  /** Checks for null. */
  public RunControl {
    Objects.requireNonNull(checkpoints, "checkpoints");
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(stopSignal, "stopSignal");
  }

  /**
   * Returns the control of a run that is not saved and goes through all epochs.
   *
   * @return the default
   */
  public static RunControl none() {
    return new RunControl(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
