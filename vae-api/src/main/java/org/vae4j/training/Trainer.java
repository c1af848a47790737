package org.vae4j.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Vae;

/**
 * Trains models, always with the same settings. Immutable, safe to use from many threads, and owns
 * no native memory.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.using(TensorFlowBackend.create()).epochs(10).build();
 * TrainedVae trained = trainer.train(vae, data);
 * }</pre>
 */
public final class Trainer {
  private final TrainingBackend backend;
  private final TrainingSettings settings;

  Trainer(TrainingBackend backend, TrainingSettings settings) {
    this.backend = backend;
    this.settings = settings;
  }

  /**
   * Starts the settings of a trainer.
   *
   * @param backend what does the work
   * @return a builder
   */
  public static TrainerBuilder using(TrainingBackend backend) {
    return new TrainerBuilder(Objects.requireNonNull(backend, "backend"));
  }

  /**
   * Returns the settings.
   *
   * @return what the builder was given, and defaults for the rest
   */
  public TrainingSettings settings() {
    return settings;
  }

  /**
   * Trains a model from fresh weights. With the same seed, data and number of threads the weights
   * are the same, bit for bit, on the same kind of CPU.
   *
   * @param vae the description
   * @param data the training items
   * @return the trained model
   * @throws IllegalArgumentException if the training or validation items do not have the
   *     description's shape, a value is outside the likelihood's range, the augmentation does not
   *     fit the shape, or the model is conditional and an item has no condition
   * @throws IllegalStateException if there are checkpoints of another run in the folder
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  public TrainedVae train(Vae vae, Dataset data) {
    requireFit(vae, data, "training data");
    settings.validation().ifPresent(validation -> requireFit(vae, validation, "validation data"));
    settings.augmentation().ifPresent(change -> change.requireFits(vae.itemShape()));
    return backend.train(vae, data, settings);
  }

  /**
   * Goes on with a run that was stopped or killed, from its newest checkpoint that can be read.
   * What comes out has the same weights, bit for bit, as if the run had never stopped. The number
   * of epochs may have grown; a schedule that depends on it then goes another way from here on.
   *
   * @param folder the folder that the run's {@link Checkpoints} named
   * @param vae the description the run was started with
   * @param data the training items the run was started with
   * @return the trained model, with the whole history
   * @throws IllegalArgumentException if description, data or settings are not those of the run
   * @throws java.nio.file.NoSuchFileException if there is no checkpoint in the folder
   * @throws IOException if a checkpoint cannot be read
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  public TrainedVae resume(Path folder, Vae vae, Dataset data) throws IOException {
    requireFit(vae, data, "training data");
    settings.validation().ifPresent(validation -> requireFit(vae, validation, "validation data"));
    settings.augmentation().ifPresent(change -> change.requireFits(vae.itemShape()));
    return backend.resume(Objects.requireNonNull(folder, "folder"), vae, data, settings);
  }

  private static void requireFit(Vae vae, Dataset data, String where) {
    Require.argument(
        data.itemShape().equals(vae.itemShape()),
        where,
        "items of shape " + vae.itemShape() + ", as the model's",
        data.itemShape(),
        "describe the model for this shape or convert the items");
    vae.condition().ifPresent(condition -> condition.requireIn(data, where));
    ValueRange.check(vae.likelihood(), data, where);
  }
}
