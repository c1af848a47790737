package org.vae4j.examples;

import java.util.Objects;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.random.CounterRandom;

/**
 * Vectors of uniform numbers in [0, 1), made when they are read: a data set of any size in no
 * memory.
 *
 * @param size the number of vectors
 * @param length the length of one
 * @param seed another one gives other vectors
 */
record NoiseVectors(int size, int length, long seed) implements Dataset {
  @Override
  public Shape itemShape() {
    return Shape.of(length);
  }

  @Override
  public void read(int index, float[] target, int offset) {
    Objects.checkIndex(index, size);
    Objects.checkFromIndexSize(offset, length, target.length);
    CounterRandom random = CounterRandom.of(seed, index);
    for (int i = 0; i < length; i++) {
      target[offset + i] = (float) random.uniform(i);
    }
  }
}
