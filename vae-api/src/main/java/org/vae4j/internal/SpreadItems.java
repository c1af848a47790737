package org.vae4j.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Condition;

/**
 * Items that are spread evenly over a data set, so that they stand for all of it even where it is
 * sorted by class. Immutable and safe to use from many threads.
 *
 * @param data the data set
 * @param limit how many items at most, at least 1
 */
public record SpreadItems(Dataset data, int limit) {
  /** The number of items that are read and encoded at a time, to bound the memory in use. */
  private static final int CHUNK = 256;

  /**
   * Checks the arguments.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public SpreadItems {
    Objects.requireNonNull(data, "data");
    Require.positive(limit, "SpreadItems limit", "2,000 items show the spread of a data set");
  }

  /**
   * Returns the number of items.
   *
   * @return the limit, or the data set's size if that is less
   */
  public int count() {
    return Math.min(limit, data.size());
  }

  /**
   * Returns some of the items.
   *
   * @param from the first, from 0
   * @param to the one after the last, at most {@link #count()}
   * @return the items, copied
   * @throws IndexOutOfBoundsException if there are no such items
   */
  public Samples samples(int from, int to) {
    Objects.checkFromToIndex(from, to, count());
    int itemSize = data.itemShape().volume();
    return Samples.filledBy(
        to - from,
        data.itemShape(),
        values -> {
          for (int i = from; i < to; i++) {
            data.read(index(i), values, (i - from) * itemSize);
          }
        });
  }

  /** Returns the place of an item in the data set. */
  private int index(int i) {
    return (int) ((long) i * data.size() / count());
  }

  /**
   * Returns the conditions of some of the items.
   *
   * @param condition what a model must be told about each item
   * @param from the first, from 0
   * @param to the one after the last, at most {@link #count()}
   * @return as many conditions
   * @throws IllegalArgumentException if the data set does not have them
   * @throws IndexOutOfBoundsException if there are no such items
   */
  public Samples conditions(Condition condition, int from, int to) {
    Objects.checkFromToIndex(from, to, count());
    return condition.select(data, IntStream.range(from, to).map(this::index).toArray());
  }

  /**
   * Encodes some of the items, under their own conditions if the model needs them.
   *
   * @param model a model for the data set's items
   * @param from the first, from 0
   * @param to the one after the last, at most {@link #count()}
   * @return means and log-variances, an item each
   */
  public Posterior encode(VaeModel model, int from, int to) {
    Samples items = samples(from, to);
    Optional<Condition> condition = model.condition();
    return condition.isEmpty()
        ? model.encode(items)
        : model.encode(items, conditions(condition.get(), from, to));
  }

  /**
   * Reconstructs some of the items, under their own conditions if the model needs them.
   *
   * @param model a model for the data set's items
   * @param from the first, from 0
   * @param to the one after the last, at most {@link #count()}
   * @return as many items
   */
  public Samples reconstruct(VaeModel model, int from, int to) {
    Samples items = samples(from, to);
    Optional<Condition> condition = model.condition();
    return condition.isEmpty()
        ? model.reconstruct(items)
        : model.reconstruct(items, conditions(condition.get(), from, to));
  }

  /**
   * Encodes all items.
   *
   * @param model a model for the data set's items
   * @return means and log-variances, an item each
   */
  public Posterior encode(VaeModel model) {
    Posterior all = encode(model, 0, Math.min(CHUNK, count()));
    for (int from = CHUNK; from < count(); from += CHUNK) {
      Posterior next = encode(model, from, Math.min(from + CHUNK, count()));
      all =
          new Posterior(
              all.mean().concat(next.mean()), all.logVariance().concat(next.logVariance()));
    }
    return all;
  }
}
