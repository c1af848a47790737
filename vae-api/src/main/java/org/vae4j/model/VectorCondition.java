package org.vae4j.model;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;

/**
 * A condition on a vector of numbers, made by {@link Condition#vector}. Values of the size of 1
 * learn best, as in all inputs of a network.
 *
 * @param size the number of values
 */
public record VectorCondition(int size) implements Condition {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public VectorCondition {
    Require.positive(size, "Condition.vector", "it is the number of values");
  }

  @Override
  public Samples of(int... labels) {
    Objects.requireNonNull(labels, "labels");
    throw new IllegalStateException(
        Require.message(
            "condition",
            "a vector of " + size + " values",
            "a label",
            "this model has no classes"));
  }

  @Override
  public void requireIn(Dataset data, String where) {
    float[] values = new float[size];
    for (int index = 0; index < data.size(); index++) {
      read(data, index, values, 0);
      for (float value : values) {
        Require.argument(
            Float.isFinite(value),
            where + ", condition of item " + index,
            "finite numbers",
            value,
            "networks cannot learn from others");
      }
    }
  }

  @Override
  public void read(Dataset data, int index, float[] target, int offset) {
    int found = data.conditionSize();
    Require.argument(
        found == size,
        "data",
        "a condition of " + size + " values for each item",
        found == 0 ? "none" : found,
        "give them with Datasets.withConditions");
    data.readCondition(index, target, offset);
  }

  /** Returns the size, as in {@code vector of 4}. */
  @Override
  public String toString() {
    return "vector of " + size;
  }
}
