package org.vae4j.data;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.Shape;

/**
 * Chosen items of another data set, in a chosen order, read from there; perhaps with other labels
 * or conditions. Immutable and safe to use from many threads.
 */
class View implements Dataset {
  private final Dataset source;
  private final int[] indices;
  private final @Nullable Labels labels;
  private final @Nullable Samples conditions;

  View(Dataset source, int[] indices, @Nullable Labels labels, @Nullable Samples conditions) {
    this.source = source;
    this.indices = indices;
    this.labels = labels;
    this.conditions = conditions;
  }

  /**
   * Returns a view that is a data set of bytes if its source is.
   *
   * @param source a data set; if it is a view itself, the new view goes past it
   * @param indices the numbers of items that the source has; not copied
   */
  static View of(Dataset source, int[] indices) {
    if (source instanceof View view) {
      int[] further = new int[indices.length];
      for (int i = 0; i < indices.length; i++) {
        further[i] = view.indices[indices[i]];
      }
      return of(
          view.source,
          further,
          view.labels == null ? null : view.labels.select(indices),
          view.conditions == null ? null : select(view.conditions, indices));
    }
    return of(source, indices, null, null);
  }

  /** Returns a view of the same items with labels in place of any they had. */
  View withLabels(Labels newLabels) {
    return of(source, indices, newLabels, conditions);
  }

  /** Returns a view of the same items with conditions in place of any they had. */
  View withConditions(Samples newConditions) {
    return of(source, indices, labels, newConditions);
  }

  private static View of(
      Dataset source, int[] indices, @Nullable Labels labels, @Nullable Samples conditions) {
    return source instanceof ByteDataset bytes
        ? new ByteView(bytes, indices, labels, conditions)
        : new View(source, indices, labels, conditions);
  }

  private static Samples select(Samples vectors, int[] indices) {
    int size = vectors.itemShape().volume();
    return Samples.filledBy(
        indices.length,
        vectors.itemShape(),
        target -> {
          FloatBuffer values = FloatBuffer.wrap(target);
          for (int i = 0; i < indices.length; i++) {
            vectors.copyTo(indices[i], indices[i] + 1, values.position(i * size));
          }
        });
  }

  /** Returns the number that an item has in the source. */
  final int sourceIndex(int index) {
    return indices[Objects.checkIndex(index, indices.length)];
  }

  @Override
  public final int size() {
    return indices.length;
  }

  @Override
  public final Shape itemShape() {
    return source.itemShape();
  }

  @Override
  public final void read(int index, float[] target, int offset) {
    source.read(sourceIndex(index), target, offset);
  }

  @Override
  public final OptionalInt label(int index) {
    int sourceIndex = sourceIndex(index);
    return labels == null ? source.label(sourceIndex) : labels.get(index);
  }

  @Override
  public final int conditionSize() {
    return conditions == null ? source.conditionSize() : conditions.itemShape().volume();
  }

  @Override
  public final void readCondition(int index, float[] target, int offset) {
    int sourceIndex = sourceIndex(index);
    if (conditions == null) {
      source.readCondition(sourceIndex, target, offset);
    } else {
      Objects.checkFromIndexSize(offset, conditionSize(), target.length);
      conditions.copyTo(index, index + 1, FloatBuffer.wrap(target).position(offset));
    }
  }

  /** Returns the number of items, that of the source's, and their shape. */
  @Override
  public final String toString() {
    return indices.length + " of " + source.size() + " items of " + itemShape();
  }
}
