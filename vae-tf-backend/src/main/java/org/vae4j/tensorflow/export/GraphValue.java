package org.vae4j.tensorflow.export;

import java.util.ArrayList;
import java.util.List;
import org.vae4j.Shape;

/**
 * A tensor in an ONNX graph and the items it stands for. The tensor of an image {@code [H, W, C]}
 * is {@code [n, C, H, W]}; in general the last axis comes first. That of a vector is {@code [n,
 * size]}, with the values in any order.
 *
 * @param name the name of the tensor
 * @param shape the shape of an item, as the description has it
 * @param order the order in which the tensor holds an item's values
 */
record GraphValue(String name, Shape shape, ChannelOrder order) {
  /** Returns the sizes of a tensor with the channels first, without the batch axis. */
  static List<Integer> tensorSizes(Shape shape) {
    List<Integer> sizes = new ArrayList<>(shape.sizes());
    sizes.add(0, sizes.remove(sizes.size() - 1));
    return sizes;
  }

  /** Returns another tensor that holds items of the same shape in the same order. */
  GraphValue named(String newName) {
    return new GraphValue(newName, shape, order);
  }
}
