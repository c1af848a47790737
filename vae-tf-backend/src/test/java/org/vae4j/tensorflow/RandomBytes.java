package org.vae4j.tensorflow;

import org.vae4j.Shape;
import org.vae4j.data.ByteDataset;
import org.vae4j.random.CounterRandom;

/** Byte images of random rectangles: something a small model can learn within a few steps. */
record RandomBytes(int size, Shape itemShape) implements ByteDataset {
  @Override
  public void readBytes(int index, byte[] target, int offset) {
    CounterRandom random = CounterRandom.of(11, index);
    int top = random.below(0, itemShape.height());
    int left = random.below(1, itemShape.width());
    for (int y = 0; y < itemShape.height(); y++) {
      for (int x = 0; x < itemShape.width(); x++) {
        int position = offset + (y * itemShape.width() + x) * itemShape.channels();
        for (int c = 0; c < itemShape.channels(); c++) {
          target[position + c] = (byte) (y >= top && x >= left ? 230 : 10);
        }
      }
    }
  }
}
