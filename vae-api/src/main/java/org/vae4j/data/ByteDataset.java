package org.vae4j.data;

import java.util.Objects;
import org.vae4j.Shape;

/**
 * A data set whose values are bytes: the value of byte b, read without its sign, is {@code b /
 * 255}. Training feeds the bytes and converts them in the graph. Implementations are immutable and
 * safe to use from many threads.
 */
public interface ByteDataset extends Dataset {
  /**
   * Writes the bytes of one item into an array.
   *
   * @param index the item's number, from 0
   * @param target gets the bytes, row-major
   * @param offset where in the target they start
   * @throws IndexOutOfBoundsException if there is no such item, or the target has no room for it
   */
  void readBytes(int index, byte[] target, int offset);

  @Override
  default void read(int index, float[] target, int offset) {
    Shape shape = itemShape();
    byte[] bytes = new byte[shape.volume()];
    Objects.checkFromIndexSize(offset, bytes.length, target.length);
    readBytes(index, bytes, 0);
    for (int i = 0; i < bytes.length; i++) {
      target[offset + i] = (bytes[i] & 0xff) / 255f;
    }
  }
}
