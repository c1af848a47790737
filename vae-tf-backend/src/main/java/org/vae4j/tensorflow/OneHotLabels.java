package org.vae4j.tensorflow;

import java.util.Arrays;
import java.util.OptionalInt;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;

/**
 * The classes of the items of a batch, [B, classes]: 1 for an item's own class, 0 for the others.
 * They travel in the second tensor of a batch, where a variational autoencoder has its noise.
 */
final class OneHotLabels {
  private final int[] labels;
  private final int classes;

  private OneHotLabels(int[] labels, int classes) {
    this.labels = labels;
    this.classes = classes;
  }

  /**
   * Reads all labels of a data set.
   *
   * @param where what the data set is, for messages
   * @throws IllegalArgumentException if an item has no label, or one that is no class
   */
  static OneHotLabels of(Dataset data, int classes, String where) {
    int[] labels = new int[data.size()];
    for (int index = 0; index < labels.length; index++) {
      OptionalInt label = data.label(index);
      Require.argument(
          label.isPresent() && label.getAsInt() < classes,
          where + ", item " + index,
          "a label from 0 to " + (classes - 1),
          label.isPresent() ? label.getAsInt() : "none",
          "a classifier learns from labels; Datasets.withLabels sets them");
      labels[index] = label.getAsInt();
    }
    return new OneHotLabels(labels, classes);
  }

  /**
   * Returns the labels of a pass; its draw number k is the item at place k of the order.
   *
   * @param order the numbers of the items, in the order of their use
   */
  NoiseSource in(int[] order) {
    return (first, target) -> {
      Arrays.fill(target, 0);
      for (int row = 0; row * classes < target.length; row++) {
        target[row * classes + labels[order[(int) first + row]]] = 1;
      }
    };
  }
}
