package org.vae4j.onnx;

import java.util.List;

/**
 * A node of a graph.
 *
 * @param operation what it does, as in {@code Conv}
 * @param inputs the names of the tensors it takes
 * @param outputs the names of the tensors it gives
 * @param attributes its settings
 */
record NodeOutline(
    String operation,
    List<String> inputs,
    List<String> outputs,
    List<AttributeOutline> attributes) {
  NodeOutline {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = List.copyOf(attributes);
  }
}
