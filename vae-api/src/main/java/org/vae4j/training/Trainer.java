package org.vae4j.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Gan;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Likelihood;
import org.vae4j.model.ParameterSpec;
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
   *     fit the shape, the model is conditional and an item has no condition, or there is an
   *     optimizer for a network that the model does not have
   * @throws IllegalStateException if there are checkpoints of another run in the folder
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  public TrainedVae train(Vae vae, Dataset data) {
    requireFit(vae, data, "training data");
    settings.validation().ifPresent(validation -> requireFit(vae, validation, "validation data"));
    settings.augmentation().ifPresent(change -> change.requireFits(vae.itemShape()));
    requireNetworks(vae);
    return (TrainedVae) backend.train(vae, data, settings);
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
    requireNetworks(vae);
    return (TrainedVae)
        backend.resume(Objects.requireNonNull(folder, "folder"), vae, data, settings);
  }

  /**
   * Trains a generative adversarial network from fresh weights; in all else as {@link #train(Vae,
   * Dataset)} does. The generator and the discriminator may have optimizers of their own, {@code
   * optimizer("discriminator", …)}.
   *
   * @param gan the description
   * @param data the training items, with values in [0, 1]
   * @return the trained model
   * @throws IllegalArgumentException if the training or validation items do not have the
   *     description's shape, a value is outside [0, 1], or the augmentation does not fit the shape,
   *     or there is an optimizer for a network that the model does not have, or the best epoch is
   *     chosen by a term that it does not have
   * @throws IllegalStateException if there are checkpoints of another run in the folder
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  public TrainedGan train(Gan gan, Dataset data) {
    requireFit(gan, data);
    return (TrainedGan) backend.train(gan, data, settings);
  }

  /**
   * Goes on with the training of a generative adversarial network that was stopped or killed, as
   * {@link #resume(Path, Vae, Dataset)} does.
   *
   * @param folder the folder that the run's {@link Checkpoints} named
   * @param gan the description the run was started with
   * @param data the training items the run was started with
   * @return the trained model, with the whole history
   * @throws IllegalArgumentException if description, data or settings are not those of the run
   * @throws java.nio.file.NoSuchFileException if there is no checkpoint in the folder
   * @throws IOException if a checkpoint cannot be read
   * @throws org.vae4j.VaeException if a loss is not finite (the message has the step's number), or
   *     the native library fails
   */
  public TrainedGan resume(Path folder, Gan gan, Dataset data) throws IOException {
    requireFit(gan, data);
    return (TrainedGan)
        backend.resume(Objects.requireNonNull(folder, "folder"), gan, data, settings);
  }

  private void requireFit(Gan gan, Dataset data) {
    Objects.requireNonNull(gan, "gan");
    requireUnitItems(gan, data, "training data");
    settings.validation().ifPresent(set -> requireUnitItems(gan, set, "validation data"));
    settings.augmentation().ifPresent(change -> change.requireFits(gan.itemShape()));
    requireNetworks(gan);
    settings.control().best().ifPresent(metric -> requireTermOfGan("best", metric));
    settings
        .control()
        .earlyStopping()
        .ifPresent(rule -> requireTermOfGan("earlyStopping", rule.metric()));
  }

  /** What is not a number would make the first epoch the best. */
  private static void requireTermOfGan(String setting, Metric metric) {
    Require.argument(
        !Set.of(LossTerms.TOTAL, LossTerms.RECONSTRUCTION, LossTerms.KL).contains(metric.name()),
        "Trainer " + setting,
        "a metric that a GAN has",
        metric.name(),
        "use Metric.term(LossTerms.GENERATOR), or keep the last epoch");
  }

  private static void requireUnitItems(Gan gan, Dataset data, String where) {
    requireShape(gan, data, where);
    ValueRange.check(Likelihood.bernoulli(), "a GAN", data, where);
  }

  private static void requireFit(Vae vae, Dataset data, String where) {
    requireShape(vae, data, where);
    ValueRange.check(vae.likelihood(), data, where);
  }

  private static void requireShape(GenerativeModel model, Dataset data, String where) {
    Require.argument(
        data.itemShape().equals(model.itemShape()),
        where,
        "items of shape " + model.itemShape() + ", as the model's",
        data.itemShape(),
        "describe the model for this shape or convert the items");
    model.condition().ifPresent(condition -> condition.requireIn(data, where));
  }

  private void requireNetworks(GenerativeModel model) {
    Set<String> networks =
        model.parameters().stream()
            .map(ParameterSpec::network)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String network : settings.networkOptimizers().keySet()) {
      Require.argument(
          networks.contains(network),
          "Trainer optimizer",
          "one of " + networks,
          network,
          "name a network of the model");
    }
  }
}
