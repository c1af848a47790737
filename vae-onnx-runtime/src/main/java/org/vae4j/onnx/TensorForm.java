package org.vae4j.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;

/**
 * How a file holds items.
 *
 * @param batch how many items the tensor has, or {@link #FREE}
 * @param sizes the sizes of one item in the tensor, without the batch axis
 * @param half whether values are float16, not float32
 * @param planar whether the channels of an image come first in the tensor and last in the item
 * @param piece the part of the tensor that is meant; null if it is all
 * @param conversion from values of the caller to values of the file for an input, the other way
 *     round for an output
 */
record TensorForm(
    int batch,
    List<Integer> sizes,
    boolean half,
    boolean planar,
    @Nullable Piece piece,
    Conversion conversion) {
  /** Any number of items. */
  static final int FREE = -1;

  TensorForm {
    sizes = List.copyOf(sizes);
  }

  /** Returns the form that this library writes: {@code [n, channels, height, width]}, float32. */
  static TensorForm ofBundle(Shape item) {
    List<Integer> sizes =
        item.isImage() ? List.of(item.channels(), item.height(), item.width()) : item.sizes();
    boolean planar = item.isImage() && item.channels() > 1;
    return new TensorForm(FREE, sizes, false, planar, null, Conversion.NONE);
  }

  /** Returns the same tensor, of which a part is meant. */
  TensorForm piece(Piece part) {
    return new TensorForm(batch, sizes, half, planar, part, conversion);
  }

  /** Returns how many values one item of the tensor has. */
  int volume() {
    return new Shape(sizes).volume();
  }

  /** Tells whether values lie in the tensor as {@link org.vae4j.Samples} hold them. */
  boolean isPlain() {
    return batch == FREE && !half && !planar && piece == null && conversion == Conversion.NONE;
  }

  /** Returns the shape of the tensor for some items; a fixed batch has room for more. */
  long[] dimensions(long count) {
    long[] dimensions = new long[sizes.size() + 1];
    dimensions[0] = batch == FREE ? count : batch;
    for (int axis = 0; axis < sizes.size(); axis++) {
      dimensions[axis + 1] = sizes.get(axis);
    }
    return dimensions;
  }
}
