package org.vae4j.data;

import java.util.Objects;
import java.util.OptionalInt;
import org.vae4j.Samples;
import org.vae4j.Shape;

/**
 * Items of one shape, with random access. Values are float32, row-major {@code [height, width,
 * channels]}, in [0, 1] unless the likelihood of the model says otherwise. Implementations are
 * immutable and safe to use from many threads.
 */
public interface Dataset {
  /**
   * Returns the number of items.
   *
   * @return at least 1
   */
  int size();

  /**
   * Returns the shape of one item.
   *
   * @return {@code [height, width, channels]} or {@code [n]}
   */
  Shape itemShape();

  /**
   * Writes the values of one item into an array.
   *
   * @param index the item's number, from 0
   * @param target gets the values
   * @param offset where in the target they start
   * @throws IndexOutOfBoundsException if there is no such item, or the target has no room for it
   */
  void read(int index, float[] target, int offset);

  /**
   * Returns the label of one item.
   *
   * @param index the item's number, from 0
   * @return its class, from 0; empty if the data set has no labels
   * @throws IndexOutOfBoundsException if there is no such item
   */
  default OptionalInt label(int index) {
    Objects.checkIndex(index, size());
    return OptionalInt.empty();
  }

  /**
   * Returns the size of the vectors that items come with, see {@link Datasets#withConditions}.
   *
   * @return the number of values; 0 if there are no vectors
   */
  default int conditionSize() {
    return 0;
  }

  /**
   * Writes the vector that an item comes with into an array.
   *
   * @param index the item's number, from 0
   * @param target gets {@link #conditionSize} values
   * @param offset where in the target they start
   * @throws IndexOutOfBoundsException if there is no such item, or the target has no room for it
   */
  default void readCondition(int index, float[] target, int offset) {
    Objects.checkIndex(index, size());
    Objects.requireNonNull(target, "target");
  }

  /**
   * Returns some consecutive items.
   *
   * @param from the first item's number
   * @param to the number after the last item's
   * @return the items, copied
   * @throws IndexOutOfBoundsException if there are no such items
   */
  default Samples samples(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    int itemSize = itemShape().volume();
    return Samples.filledBy(
        to - from,
        itemShape(),
        values -> {
          for (int index = from; index < to; index++) {
            read(index, values, (index - from) * itemSize);
          }
        });
  }
}
