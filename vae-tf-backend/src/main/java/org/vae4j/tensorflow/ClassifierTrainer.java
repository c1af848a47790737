package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;
import org.vae4j.training.Optimizer;
import org.vae4j.training.RunControl;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingSettings;
import org.vae4j.training.WeightAveraging;

/**
 * Trains classifiers by the cross-entropy of their softmax, to have a feature net that generated
 * items can be measured with. Immutable, safe to use from many threads, and owns no native memory.
 *
 * <pre>{@code
 * Classifier net = Classifier.of(
 *     Network.describe("features", Shape.of(28, 28, 1),
 *         n -> n.conv2d(32, 4, 2).batchNorm().relu().flatten().dense(64).relu()), 10);
 * TrainedClassifier trained = ClassifierTrainer.using(TensorFlowBackend.create())
 *     .epochs(10).seed(1).validation(test).listener(System.out::println)
 *     .train(net, train);
 * }</pre>
 */
public final class ClassifierTrainer {
  private final TensorFlowBackend backend;
  private final TrainingSettings settings;
  private final Consumer<ClassifierEpoch> listener;

  private ClassifierTrainer(
      TensorFlowBackend backend, TrainingSettings settings, Consumer<ClassifierEpoch> listener) {
    this.backend = backend;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Returns a trainer with the defaults of {@link TrainerBuilder}: {@value
   * TrainerBuilder#DEFAULT_EPOCHS} epochs with batches of {@value
   * TrainerBuilder#DEFAULT_BATCH_SIZE}, Adam with a learning rate of {@value
   * TrainerBuilder#DEFAULT_LEARNING_RATE}, no averaging, no augmentation, no validation, and a seed
   * from the operating system.
   *
   * @param backend what does the work
   * @return a trainer
   */
  public static ClassifierTrainer using(TensorFlowBackend backend) {
    return new ClassifierTrainer(
        Objects.requireNonNull(backend, "backend"),
        new TrainingSettings(
            TrainerBuilder.DEFAULT_EPOCHS,
            TrainerBuilder.DEFAULT_BATCH_SIZE,
            Optimizer.adam(TrainerBuilder.DEFAULT_LEARNING_RATE),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            CounterRandom.systemSeed(),
            Optional.empty(),
            List.of(),
            RunControl.none()),
        epoch -> {});
  }

  /**
   * Returns a trainer that uses all items so often.
   *
   * @param newEpochs the number of epochs
   * @return a new trainer
   * @throws IllegalArgumentException if there is less than one epoch
   */
  public ClassifierTrainer epochs(int newEpochs) {
    return with(newEpochs, settings.batchSize(), settings.optimizer(), settings.averaging());
  }

  /**
   * Returns a trainer with another number of items in a step. The last batch of an epoch may be
   * shorter.
   *
   * @param newBatchSize the number of items
   * @return a new trainer
   * @throws IllegalArgumentException if there is less than one item
   */
  public ClassifierTrainer batchSize(int newBatchSize) {
    return with(settings.epochs(), newBatchSize, settings.optimizer(), settings.averaging());
  }

  /**
   * Returns a trainer with another optimizer. A learning rate that waits for the loss to improve
   * looks at the cross-entropy.
   *
   * @param newOptimizer how gradients change the weights
   * @return a new trainer
   */
  public ClassifierTrainer optimizer(Optimizer newOptimizer) {
    return with(
        settings.epochs(),
        settings.batchSize(),
        Objects.requireNonNull(newOptimizer, "optimizer"),
        settings.averaging());
  }

  /**
   * Returns a trainer whose validation and result have averages of the weights.
   *
   * @param newAveraging the averaging
   * @return a new trainer
   */
  public ClassifierTrainer averaging(WeightAveraging newAveraging) {
    return with(
        settings.epochs(),
        settings.batchSize(),
        settings.optimizer(),
        Optional.of(Objects.requireNonNull(newAveraging, "averaging")));
  }

  /**
   * Returns a trainer that changes training items at random each time they are used. What happens
   * to an item depends on the seed, the epoch and the item's number alone.
   *
   * @param newAugmentation what happens to items
   * @return a new trainer
   */
  public ClassifierTrainer augmentation(Augmentation newAugmentation) {
    return with(
        Optional.of(Objects.requireNonNull(newAugmentation, "augmentation")),
        settings.seed(),
        settings.validation());
  }

  /**
   * Returns a trainer with a seed that initial weights, the order of items, augmentation and
   * dropout depend on.
   *
   * @param newSeed any number
   * @return a new trainer
   */
  public ClassifierTrainer seed(long newSeed) {
    return with(settings.augmentation(), newSeed, settings.validation());
  }

  /**
   * Returns a trainer that measures other items after each epoch.
   *
   * @param newValidation items of the same shape as the training items, with labels
   * @return a new trainer
   */
  public ClassifierTrainer validation(Dataset newValidation) {
    return with(
        settings.augmentation(),
        settings.seed(),
        Optional.of(Objects.requireNonNull(newValidation, "validation")));
  }

  /**
   * Returns a trainer with a listener in place of the one it had.
   *
   * @param newListener is called after each epoch, by the thread that trains
   * @return a new trainer
   */
  public ClassifierTrainer listener(Consumer<ClassifierEpoch> newListener) {
    return new ClassifierTrainer(
        backend, settings, Objects.requireNonNull(newListener, "listener"));
  }

  /**
   * Trains a classifier from fresh weights. With the same seed, data and number of threads the
   * weights are the same, bit for bit, on the same kind of CPU.
   *
   * @param classifier the description
   * @param data the training items, with labels
   * @return the trained classifier
   * @throws IllegalArgumentException if training or validation items do not have the description's
   *     shape, or a label is missing or no class; or if the augmentation does not fit the shape
   * @throws VaeException if a loss is not finite (the message has the step's number), or TensorFlow
   *     fails
   */
  public TrainedClassifier train(Classifier classifier, Dataset data) {
    requireFit(classifier, data, "training data");
    settings.validation().ifPresent(set -> requireFit(classifier, set, "validation data"));
    try {
      return new ClassifierRun(classifier, data, settings, backend, listener).run();
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while training: " + e.getMessage(), e);
    }
  }

  private static void requireFit(Classifier classifier, Dataset data, String where) {
    Require.argument(
        data.itemShape().equals(classifier.itemShape()),
        where,
        "items of shape " + classifier.itemShape() + ", as the classifier's",
        data.itemShape(),
        "describe the classifier for this shape or convert the items");
  }

  private ClassifierTrainer with(
      int epochs, int batchSize, Optimizer optimizer, Optional<WeightAveraging> averaging) {
    return with(
        new TrainingSettings(
            epochs,
            batchSize,
            optimizer,
            Map.of(),
            settings.clipping(),
            averaging,
            settings.augmentation(),
            settings.seed(),
            settings.validation(),
            settings.listeners(),
            settings.control()));
  }

  private ClassifierTrainer with(
      Optional<Augmentation> augmentation, long seed, Optional<Dataset> validation) {
    return with(
        new TrainingSettings(
            settings.epochs(),
            settings.batchSize(),
            settings.optimizer(),
            Map.of(),
            settings.clipping(),
            settings.averaging(),
            augmentation,
            seed,
            validation,
            settings.listeners(),
            settings.control()));
  }

  private ClassifierTrainer with(TrainingSettings newSettings) {
    return new ClassifierTrainer(backend, newSettings, listener);
  }
}
