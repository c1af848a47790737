package org.vae4j.tensorflow.export;

import java.util.List;

/** Adds the mean of {@link org.vae4j.model.DiscretizedLogistic} to a graph. */
final class DiscretizedLogisticNodes {
  private DiscretizedLogisticNodes() {}

  /**
   * Adds {@code clip(location, 0, 1) + s (softplus(-|location| / s) - softplus(-|location - 1| /
   * s))}: the documented formula without the difference of large numbers that it has for locations
   * far outside [0, 1].
   *
   * @param graph where the nodes go
   * @param location the tensor of locations
   * @param s the scale, a number or a tensor like the locations
   * @param name the name of the last node; the prefix of the others
   * @return the name of the result
   */
  static String mean(OnnxGraph graph, String location, String s, String name) {
    String zero = graph.number(name + ".zero", 0f);
    String one = graph.number(name + ".one", 1f);
    String held = graph.node("Clip", name + ".held", List.of(location, zero, one));
    String fromWhite = graph.node("Sub", name + ".from_white", List.of(location, one));
    String black = tail(graph, location, s, name + ".black");
    String white = tail(graph, fromWhite, s, name + ".white");
    String difference = graph.node("Sub", name + ".difference", List.of(black, white));
    String offset = graph.node("Mul", name + ".offset", List.of(difference, s));
    return graph.node("Add", name, List.of(held, offset));
  }

  /** Adds {@code softplus(-|x| / s)}. */
  private static String tail(OnnxGraph graph, String x, String s, String name) {
    String size = graph.node("Abs", name + ".size", List.of(x));
    String scaled = graph.node("Div", name + ".scaled", List.of(size, s));
    String negative = graph.node("Neg", name + ".negative", List.of(scaled));
    return graph.node("Softplus", name, List.of(negative));
  }
}
