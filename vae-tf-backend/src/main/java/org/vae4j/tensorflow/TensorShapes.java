package org.vae4j.tensorflow;

import org.tensorflow.ndarray.Shape;

/** Converts shapes of items to shapes of tensors. */
final class TensorShapes {
  private TensorShapes() {}

  /** Returns the same sizes, without a batch axis. */
  static Shape of(org.vae4j.Shape shape) {
    return Shape.of(shape.sizes().stream().mapToLong(Integer::longValue).toArray());
  }

  /** Returns a shape of two axes. */
  static Shape matrix(long rows, long columns) {
    return Shape.of(rows, columns);
  }
}
