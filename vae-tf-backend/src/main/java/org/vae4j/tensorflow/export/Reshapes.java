package org.vae4j.tensorflow.export;

import java.util.ArrayList;
import java.util.List;
import org.vae4j.Shape;

/** Adds changes of shape to a graph; values are moved only where their order has to change. */
final class Reshapes {
  private Reshapes() {}

  /**
   * Gives items another shape. A vector keeps the order that its values have; anything else gets
   * its channels first.
   *
   * @param graph where the nodes go
   * @param input what has another shape
   * @param target the shape, as the description has it
   * @param name the name of the last node; the prefix of the others
   */
  static GraphValue add(OnnxGraph graph, GraphValue input, Shape target, String name) {
    if (target.equals(input.shape())) {
      return input;
    }
    if (target.rank() == 1) {
      return new GraphValue(
          graph.node("Flatten", name, List.of(input.name())), target, input.order());
    }
    ChannelOrder order = ChannelOrder.channelsFirst(target);
    String ordered = reorder(graph, input, order, name);
    return new GraphValue(
        reshape(graph, ordered, GraphValue.tensorSizes(target), name), target, order);
  }

  /** Brings a vector into the order that the description has. */
  static GraphValue plain(OnnxGraph graph, GraphValue vector, String name) {
    ChannelOrder order = ChannelOrder.plain(vector.shape().volume());
    if (vector.order().equals(order)) {
      return vector;
    }
    String ordered = reorder(graph, vector, order, name);
    return new GraphValue(
        reshape(graph, ordered, vector.shape().sizes(), name), vector.shape(), order);
  }

  /** Moves values into another order; the result is to be reshaped. */
  private static String reorder(
      OnnxGraph graph, GraphValue input, ChannelOrder order, String name) {
    ChannelOrder found = input.order();
    String tensor = input.name();
    if (found.equals(order)) {
      return tensor;
    }
    if (!found.isPlain()) {
      tensor = swap(graph, tensor, found.channels(), found.pixels(), name + ".channels_last");
    }
    if (!order.isPlain()) {
      tensor = swap(graph, tensor, order.pixels(), order.channels(), name + ".channels_first");
    }
    return tensor;
  }

  /** Reads a tensor as {@code [n, rows, columns]} and transposes rows and columns. */
  private static String swap(OnnxGraph graph, String tensor, int rows, int columns, String name) {
    String matrix = reshape(graph, tensor, List.of(rows, columns), name + ".matrix");
    return graph.node("Transpose", name, List.of(matrix), Attributes.of("perm", 0, 2, 1));
  }

  /** Reshapes all but the batch axis; in a target, 0 stands for the size that is there. */
  private static String reshape(OnnxGraph graph, String tensor, List<Integer> sizes, String name) {
    List<Integer> target = new ArrayList<>(sizes);
    target.add(0, 0);
    return graph.node("Reshape", name, List.of(tensor, graph.longs(name + ".target", target)));
  }
}
