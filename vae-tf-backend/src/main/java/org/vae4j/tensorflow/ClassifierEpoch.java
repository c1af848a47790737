package org.vae4j.tensorflow;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What one epoch of a classifier's training brought.
 *
 * @param epoch the epoch's number, from 0
 * @param steps the number of optimizer steps since the start of the training
 * @param training the training items, augmented, while the weights moved
 * @param validation the validation items with the weights at the end of the epoch, averaged where
 *     the settings say so; empty without a validation set
 * @param seconds how long the epoch took in all, validation included
 */
public record ClassifierEpoch(
    int epoch, long steps, Score training, Optional<Score> validation, double seconds) {
  /** Checks that nothing is missing. */
  public ClassifierEpoch {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
  }

  /**
   * How well a classifier does on a set of items.
   *
   * @param loss the mean of {@code -log p(class|item)}, in nats
   * @param accuracy the share of items whose class has the largest logit
   */
  public record Score(double loss, double accuracy) {
    /** Returns both, as in {@code loss=0.0312 accuracy=99.02%}. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "loss=%.4f accuracy=%.2f%%", loss, 100 * accuracy);
    }
  }

  /** Returns a line for a console. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Epoch %03d | train %s%s | %.1f s",
        epoch,
        training,
        validation.map(score -> " | validation " + score).orElse(""),
        seconds);
  }
}
