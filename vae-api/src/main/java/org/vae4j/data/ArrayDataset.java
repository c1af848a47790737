package org.vae4j.data;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * Items of floats in memory, with or without labels. Takes four bytes per value; items that are
 * bytes are better kept as {@link #ofBytes bytes}. Immutable and safe to use from many threads.
 */
public final class ArrayDataset implements Dataset {
  private final Shape itemShape;
  private final int itemSize;
  private final float[][] items;
  private final Labels labels;

  private ArrayDataset(Shape itemShape, float[][] items, Labels labels) {
    this.itemShape = itemShape;
    this.itemSize = itemShape.volume();
    this.items = items;
    this.labels = labels;
  }

  /**
   * Returns a data set with these items and no labels.
   *
   * @param itemShape the shape of one item
   * @param items the values of each item, row-major; copied
   * @return the data set
   * @throws IllegalArgumentException if there are no items, or one has another number of values
   */
  public static ArrayDataset of(Shape itemShape, float[]... items) {
    int itemSize = itemShape.volume();
    requireItems(items.length);
    float[][] copies = new float[items.length][];
    for (int index = 0; index < items.length; index++) {
      requireItemSize(index, items[index].length, itemSize, itemShape);
      copies[index] = items[index].clone();
    }
    return new ArrayDataset(itemShape, copies, Labels.NONE);
  }

  /**
   * Returns a data set with these items and no labels.
   *
   * @param items what was drawn, reconstructed or read before; copied
   * @return the data set
   * @throws IllegalArgumentException if there are no items
   */
  public static ArrayDataset of(Samples items) {
    requireItems(items.count());
    float[][] copies =
        IntStream.range(0, items.count()).mapToObj(items::item).toArray(float[][]::new);
    return new ArrayDataset(items.itemShape(), copies, Labels.NONE);
  }

  /**
   * Returns a data set of bytes with these items and no labels.
   *
   * @param itemShape the shape of one item
   * @param items the bytes of each item, row-major, read without their sign; copied
   * @return the data set
   * @throws IllegalArgumentException if there are no items, or one has another number of values
   */
  public static ByteArrayDataset ofBytes(Shape itemShape, byte[]... items) {
    return ByteArrayDataset.of(itemShape, items);
  }

  /**
   * Returns the same items with these labels, in place of any they had.
   *
   * @param newLabels the class of each item, from 0; copied
   * @return a data set that shares its items with this one
   * @throws IllegalArgumentException if there is not one label per item, or one is negative
   */
  public ArrayDataset withLabels(int... newLabels) {
    return new ArrayDataset(itemShape, items, Labels.of(newLabels, items.length));
  }

  static void requireItems(int count) {
    Require.argument(
        count >= 1, "ArrayDataset items", "at least one", "none", "there is nothing to learn from");
  }

  static void requireItemSize(int index, int length, int itemSize, Shape itemShape) {
    Require.argument(
        length == itemSize,
        "ArrayDataset item " + index,
        itemSize + " values for the shape " + itemShape,
        length,
        "all items have one shape");
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
  public void read(int index, float[] target, int offset) {
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
