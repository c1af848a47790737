package org.vae4j.examples;

import java.util.Objects;
import java.util.Random;
import org.vae4j.Shape;
import org.vae4j.data.ByteDataset;

/** Noise in the shape of Fashion-MNIST: as much work as the real images, without their files. */
final class RandomImages implements ByteDataset {
  private static final Shape SHAPE = Shape.of(RandomIdxFile.SIDE, RandomIdxFile.SIDE, 1);

  /** The size of one image in memory and in a file. */
  static final int IMAGE_BYTES = SHAPE.volume();

  private final int count;
  private final byte[] bytes;

  RandomImages(int count, long seed) {
    this.count = count;
    this.bytes = new byte[Math.multiplyExact(count, SHAPE.volume())];
    new Random(seed).nextBytes(bytes);
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Shape itemShape() {
    return SHAPE;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.checkIndex(index, count);
    System.arraycopy(bytes, index * SHAPE.volume(), target, offset, SHAPE.volume());
  }
}
