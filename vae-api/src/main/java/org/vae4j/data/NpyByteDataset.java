package org.vae4j.data;

import java.util.Objects;
import org.vae4j.Shape;

/** The items of an array of uint8. Immutable and safe to use from many threads. */
final class NpyByteDataset implements ByteDataset {
  private final NpyArray array;
  private final Shape itemShape;
  private final int planes;

  /**
   * Makes a data set.
   *
   * @param array its items
   * @param itemShape the shape of one item here
   * @param planes how many planes an item has there; 1 if the values are in the order of the shape
   */
  NpyByteDataset(NpyArray array, Shape itemShape, int planes) {
    this.array = array;
    this.itemShape = itemShape;
    this.planes = planes;
  }

  @Override
  public int size() {
    return array.count();
  }

  @Override
  public Shape itemShape() {
    return itemShape;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.checkIndex(index, size());
    int itemSize = array.itemSize();
    Objects.checkFromIndexSize(offset, itemSize, target.length);
    if (planes == 1) {
      array.readBytes(index, target, offset);
      return;
    }
    byte[] item = new byte[itemSize];
    array.readBytes(index, item, 0);
    int planeSize = itemSize / planes;
    for (int plane = 0; plane < planes; plane++) {
      for (int pixel = 0; pixel < planeSize; pixel++) {
        target[offset + pixel * planes + plane] = item[plane * planeSize + pixel];
      }
    }
  }

  /** Returns the array, the number of items and their shape. */
  @Override
  public String toString() {
    return array + ", " + size() + " items of " + itemShape;
  }
}
