package org.vae4j.data;

import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;

/** A view of a data set of bytes. Immutable and safe to use from many threads. */
final class ByteView extends View implements ByteDataset {
  private final ByteDataset bytes;

  ByteView(
      ByteDataset bytes, int[] indices, @Nullable Labels labels, @Nullable Samples conditions) {
    super(bytes, indices, labels, conditions);
    this.bytes = bytes;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    bytes.readBytes(sourceIndex(index), target, offset);
  }
}
