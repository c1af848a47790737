package org.vae4j.training;

import java.util.Objects;
import java.util.Optional;

/**
 * What one epoch brought.
 *
 * @param epoch the epoch's number, from 0
 * @param steps the number of optimizer steps since the start of the training
 * @param training the loss of the training items, averaged while the weights moved
 * @param validation the loss of the validation items with the weights at the end of the epoch;
 *     empty without a validation set. Its objective is that of the last step: the full beta, or the
 *     maximal capacity
 * @param imagesPerSecond training items per second, without validation and listeners
 * @param seconds how long the epoch took in all, validation included
 */
public record EpochMetrics(
    int epoch,
    long steps,
    LossTerms training,
    Optional<LossTerms> validation,
    double imagesPerSecond,
    double seconds) {
  /** Checks that nothing is missing. */
  public EpochMetrics {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
  }
}
