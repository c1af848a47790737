package org.vae4j.onnx;

import org.vae4j.Shape;

/**
 * An input or output of a model. Two ports with one name are parts or views of the same tensor.
 *
 * @param name its name in the file
 * @param itemShape the shape of one item as {@link org.vae4j.Samples} hold it: {@code [height,
 *     width, channels]} or {@code [n]}
 * @param form how the file holds items
 */
record Port(String name, Shape itemShape, TensorForm form) {
  /** A port as this library writes it. */
  Port(String name, Shape itemShape) {
    this(name, itemShape, TensorForm.ofBundle(itemShape));
  }

  /** Returns the shape of some items in the file: {@code [n, channels, height, width]}. */
  long[] dimensions(long count) {
    return form.dimensions(count);
  }

  /** Tells whether the tensor's bytes are others than those of the items, in any way. */
  boolean isReordered() {
    return !form.isPlain();
  }
}
