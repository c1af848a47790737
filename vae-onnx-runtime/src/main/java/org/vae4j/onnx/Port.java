package org.vae4j.onnx;

import org.vae4j.Shape;

/**
 * An input or output of a model.
 *
 * @param name its name in the file
 * @param itemShape the shape of one item as {@link org.vae4j.Samples} hold it: {@code [height,
 *     width, channels]} or {@code [n]}
 */
record Port(String name, Shape itemShape) {
  /** Returns the shape of some items in the file: {@code [n, channels, height, width]}. */
  long[] dimensions(long count) {
    return itemShape.isImage()
        ? new long[] {count, itemShape.channels(), itemShape.height(), itemShape.width()}
        : new long[] {count, itemShape.volume()};
  }

  /** Tells whether the values of an item have another order in the file. */
  boolean isReordered() {
    return itemShape.isImage() && itemShape.channels() > 1;
  }
}
