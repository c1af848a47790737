package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Dense;
import org.vae4j.model.Network;
import org.vae4j.model.ParameterSpec;

/**
 * The description of a network that tells classes apart: layers from an item to its features, and
 * one dense layer from there to a logit for each class. Immutable and safe to use from many
 * threads.
 *
 * @param features the network from an item to a vector of features
 * @param head the dense layer behind it, whose outputs are logits
 */
public record Classifier(Network features, Network head) {
  /** What messages and parameter names call the last layer. */
  static final String HEAD = "head";

  /**
   * Checks that both parts fit.
   *
   * @throws IllegalArgumentException if the features are no vector, the head does not start with
   *     them or does not end with a vector, or both networks have one name
   */
  public Classifier {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(head, "head");
    requireVector(features);
    requireVector(head);
    Require.argument(
        head.input().equals(features.output()),
        "Classifier head",
        "a network for the features, " + features.output(),
        head.input(),
        "use Classifier.of");
    Require.argument(
        !head.name().equals(features.name()),
        "Classifier features",
        "another name than that of the head",
        features.name(),
        "parameters are known by the names of their networks; call it features");
  }

  /**
   * Describes a classifier.
   *
   * @param features the network from an item to a vector of features, with any name but {@code
   *     head}
   * @param classes the number of classes, at least 2
   * @return the description
   * @throws IllegalArgumentException if the features are no vector or there are fewer classes
   */
  public static Classifier of(Network features, int classes) {
    Objects.requireNonNull(features, "features");
    Require.argument(
        classes >= 2,
        "Classifier classes",
        "at least 2",
        classes,
        "there is nothing to tell apart otherwise");
    requireVector(features);
    return new Classifier(
        features, Network.of(HEAD, features.output(), List.of(new Dense(classes))));
  }

  private static void requireVector(Network network) {
    Require.argument(
        network.output().rank() == 1,
        "Classifier " + network.name(),
        "a vector at its end",
        network.output(),
        "end with flatten() or dense(n)");
  }

  /**
   * Returns the shape of an item.
   *
   * @return {@code [height, width, channels]} or {@code [n]}
   */
  public Shape itemShape() {
    return features.input();
  }

  /**
   * Returns the number of features.
   *
   * @return at least 1
   */
  public int featureSize() {
    return features.output().volume();
  }

  /**
   * Returns the number of classes.
   *
   * @return the number of logits
   */
  public int classes() {
    return head.output().volume();
  }

  /**
   * Returns all parameters: those of the features, then those of the head.
   *
   * @return their names, shapes and roles, in the order in which they are kept
   */
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> all = new ArrayList<>(features.parameters());
    all.addAll(head.parameters());
    return List.copyOf(all);
  }

  /**
   * Returns the number of values that training changes by gradients.
   *
   * @return the sum of the sizes of all trainable parameters
   */
  public long parameterCount() {
    return parameters().stream()
        .filter(parameter -> parameter.role().trainable())
        .mapToLong(parameter -> parameter.shape().volume())
        .sum();
  }

  /** Returns the layers, as in {@code [28, 28, 1] -> conv2d(...) -> ... -> dense(10)}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    words.add(itemShape().toString());
    features.layers().forEach(layer -> words.add(layer.toString()));
    head.layers().forEach(layer -> words.add(layer.toString()));
    return String.join(" -> ", words);
  }
}
