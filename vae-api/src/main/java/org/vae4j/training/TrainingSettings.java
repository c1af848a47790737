package org.vae4j.training;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.vae4j.data.Dataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.internal.Require;
import org.vae4j.model.ParameterSpec;

/**
 * The settings of a training run, as {@link TrainerBuilder} checked them.
 *
 * @param epochs how often all items are used
 * @param batchSize the number of items of a step
 * @param optimizer how gradients change the weights
 * @param networkOptimizers other optimizers for the parameters of some networks, by the network's
 *     name, as {@code decoder}
 * @param clipping what happens to gradients that are too large; empty for nothing
 * @param averaging how weights are averaged for validation and the result; empty for not at all
 * @param augmentation how training items are changed each time they are used
 * @param seed what the initial weights, the order of items and the noise depend on
 * @param validation items that are measured after each epoch
 * @param listeners who watches, in the order of their calls
 * @param control what saves the run and what ends it early
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    Map<String, Optimizer> networkOptimizers,
    Optional<GradientClipping> clipping,
    Optional<WeightAveraging> averaging,
    Optional<Augmentation> augmentation,
    long seed,
    Optional<Dataset> validation,
    List<TrainingListener> listeners,
    RunControl control) {
  /**
   * Checks the numbers and copies the list and the map.
   *
   * @throws IllegalArgumentException if there is less than one epoch, or one item in a batch
   */
  public TrainingSettings {
    Require.positive(epochs, "TrainingSettings epochs", "10 to 100 are usual");
    Require.positive(batchSize, "TrainingSettings batchSize", "64 to 256 are usual");
    Objects.requireNonNull(optimizer, "optimizer");
    networkOptimizers =
        Collections.unmodifiableMap(
            new TreeMap<>(Objects.requireNonNull(networkOptimizers, "networkOptimizers")));
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(averaging, "averaging");
    Objects.requireNonNull(augmentation, "augmentation");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(listeners, "listeners");
    Objects.requireNonNull(control, "control");
    listeners = List.copyOf(listeners);
  }

  /**
   * Returns the optimizer of a parameter.
   *
   * @param parameter a parameter of the model
   * @return that of its network, or else the one for all
   */
  public Optimizer optimizerOf(ParameterSpec parameter) {
    return networkOptimizers.getOrDefault(parameter.network(), optimizer);
  }
}
