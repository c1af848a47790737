package org.vae4j.data;

import org.jspecify.annotations.Nullable;

/** A view of a data set of bytes. Immutable and safe to use from many threads. */
final class ByteView extends View implements ByteDataset {
  private final ByteDataset bytes;

  ByteView(ByteDataset bytes, int[] indices, @Nullable Labels labels) {
    super(bytes, indices, labels);
    this.bytes = bytes;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    bytes.readBytes(sourceIndex(index), target, offset);
  }
}
