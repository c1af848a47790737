package org.vae4j.data;

import java.util.Objects;
import java.util.OptionalInt;
import org.vae4j.Shape;

/**
 * Items of bytes in memory, with or without labels; {@link ArrayDataset#ofBytes} makes one.
 * Immutable and safe to use from many threads.
 */
public final class ByteArrayDataset implements ByteDataset {
  private final Shape itemShape;
  private final int itemSize;
  private final byte[][] items;
  private final Labels labels;

  private ByteArrayDataset(Shape itemShape, byte[][] items, Labels labels) {
    this.itemShape = itemShape;
    this.itemSize = itemShape.volume();
    this.items = items;
    this.labels = labels;
  }

  static ByteArrayDataset of(Shape itemShape, byte[][] items) {
    int itemSize = itemShape.volume();
    ArrayDataset.requireItems(items.length);
    byte[][] copies = new byte[items.length][];
    for (int index = 0; index < items.length; index++) {
      ArrayDataset.requireItemSize(index, items[index].length, itemSize, itemShape);
      copies[index] = items[index].clone();
    }
    return new ByteArrayDataset(itemShape, copies, Labels.NONE);
  }

  /**
   * Returns the same items with these labels, in place of any they had.
   *
   * @param newLabels the class of each item, from 0; copied
   * @return a data set that shares its items with this one
   * @throws IllegalArgumentException if there is not one label per item, or one is negative
   */
  public ByteArrayDataset withLabels(int... newLabels) {
    return new ByteArrayDataset(itemShape, items, Labels.of(newLabels, items.length));
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public Shape itemShape() {
    return itemShape;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.checkIndex(index, items.length);
    Objects.checkFromIndexSize(offset, itemSize, target.length);
    System.arraycopy(items[index], 0, target, offset, itemSize);
  }

  @Override
  public OptionalInt label(int index) {
    return labels.get(Objects.checkIndex(index, items.length));
  }

  /** Returns the number of items and their shape. */
  @Override
  public String toString() {
    return items.length + " items of " + itemShape;
  }
}
