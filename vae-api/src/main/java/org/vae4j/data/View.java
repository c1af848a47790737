package org.vae4j.data;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;

/**
 * Chosen items of another data set, in a chosen order, read from there; perhaps with other labels.
 * Immutable and safe to use from many threads.
 */
class View implements Dataset {
  private final Dataset source;
  private final int[] indices;
  private final @Nullable Labels labels;

  View(Dataset source, int[] indices, @Nullable Labels labels) {
    this.source = source;
    this.indices = indices;
    this.labels = labels;
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
      return of(view.source, further, view.labels == null ? null : view.labels.select(indices));
    }
    return of(source, indices, null);
  }

  /** Returns a view of the same items with labels in place of any they had. */
  View withLabels(Labels newLabels) {
    return of(source, indices, newLabels);
  }

  private static View of(Dataset source, int[] indices, @Nullable Labels labels) {
    return source instanceof ByteDataset bytes
        ? new ByteView(bytes, indices, labels)
        : new View(source, indices, labels);
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

  /** Returns the number of items, that of the source's, and their shape. */
  @Override
  public final String toString() {
    return indices.length + " of " + source.size() + " items of " + itemShape();
  }
}
