package org.vae4j.training;

import java.util.Objects;
import org.vae4j.model.GenerativeModel;

/**
 * What a training run is about to do.
 *
 * @param model the model
 * @param settings the settings
 * @param items the number of training items
 * @param stepsPerEpoch the number of steps in an epoch; the last batch may be short
 * @param device the device that computes, in words
 */
public record TrainingPlan(
    GenerativeModel model, TrainingSettings settings, int items, int stepsPerEpoch, String device) {
  /** Checks that nothing is missing. */
  public TrainingPlan {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(device, "device");
  }

  /**
   * Returns the number of steps in all epochs.
   *
   * @return the number of steps
   */
  public long totalSteps() {
    return (long) stepsPerEpoch * settings.epochs();
  }
}
