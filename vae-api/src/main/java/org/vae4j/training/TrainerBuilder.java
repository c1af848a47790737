package org.vae4j.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;

/**
 * Collects the settings of a {@link Trainer}; each is checked when it is set. A builder can build
 * more than once and is not changed by it. Not safe to use from many threads.
 */
public final class TrainerBuilder {
  /** The number of epochs unless another is given: {@value}. */
  public static final int DEFAULT_EPOCHS = 10;

  /** The number of items of a step unless another is given: {@value}. */
  public static final int DEFAULT_BATCH_SIZE = 128;

  /** The learning rate of the default optimizer, Adam: {@value}. */
  public static final double DEFAULT_LEARNING_RATE = 1e-3;

  private final TrainingBackend backend;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private @Nullable Integer epochs;
  private @Nullable Integer batchSize;
  private final Map<String, Optimizer> networkOptimizers = new TreeMap<>();
  private @Nullable Optimizer optimizer;
  private @Nullable GradientClipping clipping;
  private @Nullable WeightAveraging averaging;
  private @Nullable Long seed;
  private @Nullable Dataset validation;
  private @Nullable Augmentation augmentation;
  private @Nullable Checkpoints checkpoints;
  private @Nullable Metric best;
  private @Nullable EarlyStopping earlyStopping;
  private @Nullable Duration budget;
  private @Nullable StopSignal stopSignal;

  TrainerBuilder(TrainingBackend backend) {
    this.backend = backend;
  }

  /**
   * Sets how often all items are used; {@value #DEFAULT_EPOCHS} times by default.
   *
   * @param newEpochs the number of epochs
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if there is less than one epoch
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder epochs(int newEpochs) {
    requireUnset(epochs, "epochs");
    epochs = Require.positive(newEpochs, "Trainer epochs", "10 to 100 are usual");
    return this;
  }

  /**
   * Sets the number of items of a step; {@value #DEFAULT_BATCH_SIZE} by default. The last batch of
   * an epoch may be shorter.
   *
   * @param newBatchSize the number of items
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if there is less than one item
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder batchSize(int newBatchSize) {
    requireUnset(batchSize, "batchSize");
    batchSize = Require.positive(newBatchSize, "Trainer batchSize", "64 to 256 are usual");
    return this;
  }

  /**
   * Sets how gradients change the weights; Adam with a learning rate of {@value
   * #DEFAULT_LEARNING_RATE} by default.
   *
   * @param newOptimizer the optimizer
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder optimizer(Optimizer newOptimizer) {
    requireUnset(optimizer, "optimizer");
    optimizer = Objects.requireNonNull(newOptimizer, "optimizer");
    return this;
  }

  /**
   * Sets another optimizer for the parameters of one network; the one for all by default.
   *
   * @param network the network's name: {@code encoder}, {@code mean}, {@code log_variance}, {@code
   *     decoder}, {@code likelihood}, or one that the model's description adds
   * @param newOptimizer the optimizer
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set for this network
   */
  public TrainerBuilder optimizer(String network, Optimizer newOptimizer) {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(newOptimizer, "optimizer");
    requireUnset(networkOptimizers.get(network), "optimizer of " + network);
    networkOptimizers.put(network, newOptimizer);
    return this;
  }

  /**
   * Sets what happens to gradients that are too large; nothing by default.
   *
   * @param newClipping the clipping
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder clipping(GradientClipping newClipping) {
    requireUnset(clipping, "clipping");
    clipping = Objects.requireNonNull(newClipping, "clipping");
    return this;
  }

  /**
   * Sets that weights are averaged, and that validation, snapshots and the result have the
   * averages; not so by default.
   *
   * @param newAveraging the averaging
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder averaging(WeightAveraging newAveraging) {
    requireUnset(averaging, "averaging");
    averaging = Objects.requireNonNull(newAveraging, "averaging");
    return this;
  }

  /**
   * Sets what the initial weights, the order of items and the noise depend on; by default a number
   * from the operating system, which {@link TrainingSettings#seed()} reports.
   *
   * @param newSeed any number
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder seed(long newSeed) {
    requireUnset(seed, "seed");
    seed = newSeed;
    return this;
  }

  /**
   * Sets the items that are measured after each epoch; none by default.
   *
   * @param newValidation items of the same shape as the training items
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder validation(Dataset newValidation) {
    requireUnset(validation, "validation");
    validation = Objects.requireNonNull(newValidation, "validation");
    return this;
  }

  /**
   * Changes training items at random each time they are used; by default they stay as they are.
   * What happens to an item depends on the seed, the epoch and the item's number alone. Validation
   * items are not changed.
   *
   * @param newAugmentation what happens to items
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder augmentation(Augmentation newAugmentation) {
    requireUnset(augmentation, "augmentation");
    augmentation = Objects.requireNonNull(newAugmentation, "augmentation");
    return this;
  }

  /**
   * Saves the run, so that {@link Trainer#resume} can go on with it; by default nothing is saved.
   *
   * @param newCheckpoints where and how often
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder checkpoints(Checkpoints newCheckpoints) {
    requireUnset(checkpoints, "checkpoints");
    checkpoints = Objects.requireNonNull(newCheckpoints, "checkpoints");
    return this;
  }

  /**
   * Gives the result the weights of the best epoch instead of the last.
   *
   * @param metric what tells the best
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder best(Metric metric) {
    requireUnset(best, "best");
    best = Objects.requireNonNull(metric, "metric");
    return this;
  }

  /**
   * Ends the run when it no longer becomes better; by default it goes through all epochs.
   *
   * @param rule when that is
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder earlyStopping(EarlyStopping rule) {
    requireUnset(earlyStopping, "earlyStopping");
    earlyStopping = Objects.requireNonNull(rule, "rule");
    return this;
  }

  /**
   * Ends the run after the step in which this time is over; by default it takes what it takes.
   *
   * @param time how long the run may take; a resumed run starts its clock anew
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the time is not positive
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder budget(Duration time) {
    requireUnset(budget, "budget");
    Objects.requireNonNull(time, "time");
    Require.argument(
        !time.isNegative() && !time.isZero(),
        "Trainer budget",
        "a positive duration",
        time,
        "leave it out to train all epochs");
    budget = time;
    return this;
  }

  /**
   * Lets somebody else end the run, for example {@link StopSignal#atShutdown} at Ctrl-C.
   *
   * @param signal what is watched
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public TrainerBuilder stopSignal(StopSignal signal) {
    requireUnset(stopSignal, "stopSignal");
    stopSignal = Objects.requireNonNull(signal, "signal");
    return this;
  }

  /**
   * Adds somebody who watches; may be called more than once.
   *
   * @param listener the listener
   * @return this builder (for chaining)
   */
  public TrainerBuilder listener(TrainingListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Returns a trainer with these settings.
   *
   * @return an immutable trainer
   */
  public Trainer build() {
    return new Trainer(
        backend,
        new TrainingSettings(
            epochs == null ? DEFAULT_EPOCHS : epochs,
            batchSize == null ? DEFAULT_BATCH_SIZE : batchSize,
            optimizer == null ? Optimizer.adam(DEFAULT_LEARNING_RATE) : optimizer,
            networkOptimizers,
            Optional.ofNullable(clipping),
            Optional.ofNullable(averaging),
            Optional.ofNullable(augmentation),
            seed == null ? CounterRandom.systemSeed() : seed,
            Optional.ofNullable(validation),
            listeners,
            new RunControl(
                Optional.ofNullable(checkpoints),
                Optional.ofNullable(best),
                Optional.ofNullable(earlyStopping),
                Optional.ofNullable(budget),
                Optional.ofNullable(stopSignal))));
  }

  private static void requireUnset(@Nullable Object value, String name) {
    if (value != null) {
      throw new IllegalStateException(
          Require.message(
              "Trainer " + name, "to be set once", "already set to " + value, "set it once"));
    }
  }
}
