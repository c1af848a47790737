package org.vae4j.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.internal.Require;

/**
 * Parts of data sets. What these methods return are views: they copy no items, read them from the
 * data set they were taken from, and are {@link ByteDataset}s if that is one. Labels keep their
 * numbers.
 */
public final class Datasets {
  private Datasets() {}

  /**
   * Splits a data set at random into a part to learn from and a part to measure with.
   *
   * <p>The validation part gets {@code fraction * size} items, rounded, but at least one, and the
   * training part at least one too. If the items have labels, each class is split in this
   * proportion, up to one item; items without a label count as a class. Which items go where
   * depends on the sizes of the classes and the seed alone. Within a part they keep their order.
   *
   * @param data at least two items; all labels are read once
   * @param validationFraction the size of the validation part as a fraction of all items, more than
   *     0 and less than 1
   * @param seed what the choice follows from
   * @return both parts
   * @throws IllegalArgumentException if the fraction is not between 0 and 1, or there are fewer
   *     than two items
   */
  public static Split split(Dataset data, double validationFraction, long seed) {
    Objects.requireNonNull(data, "data");
    Require.argument(
        validationFraction > 0 && validationFraction < 1,
        "split validationFraction",
        "more than 0 and less than 1",
        validationFraction,
        "0.1 keeps a tenth of the items for validation");
    Require.argument(
        data.size() >= 2, "split data", "at least two items", data, "each part needs one");
    boolean[] validation = StratifiedChoice.of(data, validationFraction, seed);
    return new Split(
        View.of(data, indices(data, index -> !validation[index])),
        View.of(data, indices(data, index -> validation[index])));
  }

  /**
   * Returns consecutive items.
   *
   * @param data a data set
   * @param from the first item's number
   * @param to the number after the last item's
   * @return a view of them
   * @throws IndexOutOfBoundsException if there are no such items
   * @throws IllegalArgumentException if from equals to
   */
  public static Dataset subset(Dataset data, int from, int to) {
    Objects.checkFromToIndex(from, to, data.size());
    Require.argument(
        from < to, "subset", "at least one item", from + " to " + to, "a data set is never empty");
    return View.of(data, IntStream.range(from, to).toArray());
  }

  /**
   * Returns the first items.
   *
   * @param data a data set
   * @param count how many, at least 1
   * @return a view of them; if there are not as many, of all
   * @throws IllegalArgumentException if the count is less than 1
   */
  public static Dataset first(Dataset data, int count) {
    Objects.requireNonNull(data, "data");
    Require.positive(count, "first count", "it is the number of items");
    return subset(data, 0, Math.min(count, data.size()));
  }

  /**
   * Returns items by their numbers.
   *
   * @param data a data set
   * @param indices the items' numbers, from 0, in any order; a number may come twice; copied
   * @return a view of them, in this order
   * @throws IllegalArgumentException if there are no numbers
   * @throws IndexOutOfBoundsException if there is no such item
   */
  public static Dataset select(Dataset data, int... indices) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(indices, "indices");
    Require.argument(
        indices.length >= 1, "select", "at least one index", "none", "a data set is never empty");
    for (int index : indices) {
      Objects.checkIndex(index, data.size());
    }
    return View.of(data, indices.clone());
  }

  /**
   * Returns the items of some classes.
   *
   * @param data a data set; all labels are read once
   * @param classes their labels
   * @return a view of all items with one of these labels, in the data set's order
   * @throws IllegalArgumentException if no item has one of these labels
   */
  public static Dataset onlyClasses(Dataset data, int... classes) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(classes, "classes");
    int[] wanted = classes.clone();
    Arrays.sort(wanted);
    int[] chosen =
        indices(
            data,
            index -> {
              OptionalInt label = data.label(index);
              return label.isPresent() && Arrays.binarySearch(wanted, label.getAsInt()) >= 0;
            });
    Require.argument(
        chosen.length >= 1,
        "onlyClasses",
        "items with a label in " + Arrays.toString(classes),
        "none in " + data,
        "labels are numbers from 0, and not every data set has them");
    return View.of(data, chosen);
  }

  /**
   * Returns all items with other labels, or with labels if they had none.
   *
   * @param data a data set
   * @param labels the class of each item, from 0; copied
   * @return a view with these labels
   * @throws IllegalArgumentException if there is not one label per item, or one is negative
   */
  public static Dataset withLabels(Dataset data, int... labels) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(labels, "labels");
    Labels checked = Labels.of(labels, data.size());
    return View.of(data, indices(data, index -> true)).withLabels(checked);
  }

  /**
   * Returns all items with vectors that a conditional model is told, in place of any they had.
   *
   * @param data a data set
   * @param vectors the vector of each item, all finite numbers
   * @return a view with these vectors
   * @throws IllegalArgumentException if there is not one vector per item
   */
  public static Dataset withConditions(Dataset data, Samples vectors) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(vectors, "vectors");
    Require.argument(
        vectors.count() == data.size() && vectors.itemShape().rank() == 1,
        "withConditions vectors",
        data.size() + " vectors, one per item",
        vectors,
        "each item needs its own");
    return View.of(data, indices(data, index -> true)).withConditions(vectors);
  }

  private static int[] indices(Dataset data, IntPredicate chosen) {
    return IntStream.range(0, data.size()).filter(chosen).toArray();
  }
}
