package org.vae4j.training;

import java.util.List;
import java.util.Optional;
import org.vae4j.data.Dataset;

/**
 * The settings of a training run, as {@link TrainerBuilder} checked them.
 *
 * @param epochs how often all items are used
 * @param batchSize the number of items of a step
 * @param optimizer how gradients change the weights
 * @param seed what the initial weights, the order of items and the noise depend on
 * @param validation items that are measured after each epoch
 * @param listeners who watches, in the order of their calls
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    long seed,
    Optional<Dataset> validation,
    List<TrainingListener> listeners) {
  /** Copies the list. */
  public TrainingSettings {
    listeners = List.copyOf(listeners);
  }
}
