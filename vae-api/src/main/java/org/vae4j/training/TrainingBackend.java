package org.vae4j.training;

import java.io.IOException;
import java.nio.file.Path;
import org.vae4j.data.Dataset;
import org.vae4j.model.GenerativeModel;

/**
 * What can train a description. Implementations are immutable and safe to use from many threads;
 * all native memory lives and dies inside {@link #train}.
 */
public interface TrainingBackend {
  /**
   * Trains a model from fresh weights.
   *
   * @param model the description
   * @param data the training items, of the description's shape and in the likelihood's range
   * @param settings the settings
   * @return the trained model, of the kind that {@link TrainedModel#of} makes
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  TrainedModel train(GenerativeModel model, Dataset data, TrainingSettings settings);

  /**
   * Goes on with a run from its newest checkpoint that can be read.
   *
   * @param folder the folder of the checkpoints
   * @param model the description
   * @param data the training items
   * @param settings the settings
   * @return the trained model, of the kind that {@link TrainedModel#of} makes
   * @throws IllegalArgumentException if description, data or settings are not those of the run
   * @throws java.nio.file.NoSuchFileException if there is no checkpoint in the folder
   * @throws IOException if a checkpoint cannot be read
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  TrainedModel resume(Path folder, GenerativeModel model, Dataset data, TrainingSettings settings)
      throws IOException;
}
