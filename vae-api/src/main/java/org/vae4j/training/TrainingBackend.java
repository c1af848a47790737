package org.vae4j.training;

import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;

/**
 * What can train a description. Implementations are immutable and safe to use from many threads;
 * all native memory lives and dies inside {@link #train}.
 */
public interface TrainingBackend {
  /**
   * Trains a model from fresh weights.
   *
   * @param vae the description
   * @param data the training items, of the description's shape and in the likelihood's range
   * @param settings the settings
   * @return the trained model
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  TrainedVae train(Vae vae, Dataset data, TrainingSettings settings);
}
