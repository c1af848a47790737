package org.vae4j.tensorflow;

import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;

/** Items in memory, for tests. */
record FloatItems(Samples items) implements Dataset {
  static FloatItems of(Shape shape, double[] values) {
    return new FloatItems(Samples.of(shape, Doubles.toFloats(values)));
  }

  @Override
  public int size() {
    return items.count();
  }

  @Override
  public Shape itemShape() {
    return items.itemShape();
  }

  @Override
  public void read(int index, float[] target, int offset) {
    float[] item = items.item(index);
    System.arraycopy(item, 0, target, offset, item.length);
  }
}
