package org.vae4j.tensorflow;

import java.util.Arrays;
import org.vae4j.Shape;
import org.vae4j.data.ByteDataset;

/** Byte vectors, each of one value. */
record RandomVectors(int size, Shape itemShape) implements ByteDataset {
  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Arrays.fill(target, offset, offset + itemShape.volume(), (byte) index);
  }
}
