package org.vae4j.onnx;

import java.util.List;

/**
 * A setting of a node.
 *
 * @param name its name, as in {@code strides}
 * @param numbers its whole numbers, or those of its tensor; empty if it has no such
 */
record AttributeOutline(String name, List<Long> numbers) {
  AttributeOutline {
    numbers = List.copyOf(numbers);
  }
}
