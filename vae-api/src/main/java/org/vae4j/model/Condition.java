package org.vae4j.model;

import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;

/**
 * What both halves of a conditional model are told about an item: its class, or a vector. The
 * encoder becomes q(z|x, c), the decoder p(x|z, c); the prior of z stays N(0, I), so z has to
 * explain only what the condition c leaves open.
 *
 * <p>In the networks a condition is {@link #size} numbers, one-hot for classes. The encoder's first
 * layer finds them behind an item's own values: as further channels of an image, each the same
 * everywhere, or at the end of a vector. The decoder's first layer finds them behind z.
 *
 * <p>Immutable and safe to use from many threads.
 *
 * @see <a href="https://proceedings.neurips.cc/paper/2015/hash/8d55a249e6baa5c06772297520da2051">
 *     Sohn et al. 2015, section 4</a>
 */
public sealed interface Condition permits ClassCondition, VectorCondition {
  /**
   * Returns a condition on one of some classes, whose names are their numbers.
   *
   * @param count the number of classes, at least 2
   * @return the condition
   * @throws IllegalArgumentException if there are fewer than two classes
   */
  static Condition classes(int count) {
    return ClassCondition.numbered(count);
  }

  /**
   * Returns a condition on one of some classes.
   *
   * @param names the name of each class, from class 0 on; at least two, all different
   * @return the condition
   * @throws IllegalArgumentException if there are fewer than two names, or a name is blank, has a
   *     control character or comes twice
   */
  static Condition classes(String... names) {
    return new ClassCondition(List.of(names));
  }

  /**
   * Returns a condition on a vector.
   *
   * @param size the number of its values, at least 1
   * @return the condition
   * @throws IllegalArgumentException if the size is less than 1
   */
  static Condition vector(int size) {
    return new VectorCondition(size);
  }

  /**
   * Returns the number of values that networks are given: the number of classes, or the vector's
   * size.
   *
   * @return at least 1
   */
  int size();

  /**
   * Returns conditions on classes.
   *
   * @param labels the number of a class each, from 0
   * @return as many vectors of {@code [size]}, one-hot
   * @throws IllegalArgumentException if there is no such class
   * @throws IllegalStateException if this is a condition on a vector
   */
  Samples of(int... labels);

  /**
   * Checks that a data set tells the condition of each item: its label, or its vector.
   *
   * @param data the data set; all labels or vectors are read once
   * @param where what it is, for messages
   * @throws IllegalArgumentException if an item has no label, one out of range, or a vector of
   *     another size or with a value that is no finite number
   */
  void requireIn(Dataset data, String where);

  /**
   * Writes the condition of an item into an array.
   *
   * @param data a data set that has conditions
   * @param index the item's number, from 0
   * @param target gets {@link #size} values, whatever it had
   * @param offset where in the target they start
   * @throws IllegalArgumentException if the item has no label or one out of range, or the data set
   *     has no vectors of this size
   * @throws IndexOutOfBoundsException if there is no such item, or the target has no room
   */
  void read(Dataset data, int index, float[] target, int offset);

  /**
   * Returns the conditions of some items of a data set.
   *
   * @param data a data set that has conditions
   * @param indices the items' numbers, from 0
   * @return as many vectors of {@code [size]}
   * @throws IllegalArgumentException if an item has no label or one out of range, or the data set
   *     has no vectors of this size
   * @throws IndexOutOfBoundsException if there is no such item
   */
  default Samples select(Dataset data, int... indices) {
    return Samples.filledBy(
        indices.length,
        Shape.of(size()),
        values -> {
          for (int i = 0; i < indices.length; i++) {
            read(data, indices[i], values, i * size());
          }
        });
  }

  /**
   * Returns the conditions of some consecutive items of a data set, as {@link Dataset#samples}
   * returns the items.
   *
   * @param data a data set that has conditions
   * @param from the first item's number
   * @param to the number after the last item's
   * @return as many vectors of {@code [size]}
   * @throws IllegalArgumentException if an item has no label or one out of range, or the data set
   *     has no vectors of this size
   * @throws IndexOutOfBoundsException if there are no such items
   */
  default Samples samples(Dataset data, int from, int to) {
    Require.argument(
        from <= to, "Condition.samples", "from at most to", from + " to " + to, "count up");
    return select(data, IntStream.range(from, to).toArray());
  }
}
