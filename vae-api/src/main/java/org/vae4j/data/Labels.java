package org.vae4j.data;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vae4j.internal.Require;

/** The labels of items in memory, or none. Immutable. */
final class Labels {
  static final Labels NONE = new Labels(new int[0]);

  private final int[] values;

  private Labels(int[] values) {
    this.values = values;
  }

  static Labels of(int[] labels, int items) {
    Require.argument(
        labels.length == items,
        "labels",
        items + ", one per item",
        labels.length,
        "label them all");
    for (int index = 0; index < labels.length; index++) {
      Require.argument(
          labels[index] >= 0,
          "label of item " + index,
          "at least 0",
          labels[index],
          "classes are numbered from 0");
    }
    return new Labels(labels.clone());
  }

  /** Returns the labels of items that exist, in this order. */
  Labels select(int[] indices) {
    return values.length == 0
        ? NONE
        : new Labels(IntStream.of(indices).map(index -> values[index]).toArray());
  }

  /** Returns the label of an item that exists. */
  OptionalInt get(int index) {
    return values.length == 0 ? OptionalInt.empty() : OptionalInt.of(values[index]);
  }
}
