package org.vae4j.tensorflow.export;

import java.util.List;

/** Adds the mean of {@link org.vae4j.model.ContinuousBernoulli} to a graph. */
final class ContinuousBernoulliNodes {
  /** The coefficients of 1, l^2, l^4, … in (mean - 1/2) / l. */
  private static final double[] SERIES = {1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0};

  private ContinuousBernoulliNodes() {}

  /**
   * Adds {@code 1/2 + coth(l / 2) / 2 - 1 / l}, or its series where {@code |l| < 1}.
   *
   * @param graph where the nodes go
   * @param logit the tensor of logits l
   * @param name the name of the last node; the prefix of the others
   * @return the name of the result
   */
  static String mean(OnnxGraph graph, String logit, String name) {
    String half = graph.number(name + ".half", 0.5f);
    String one = graph.number(name + ".one", 1f);
    String size = graph.node("Abs", name + ".size", List.of(logit));
    String small = graph.node("Less", name + ".small", List.of(size, one));
    // The branch that is not taken must not overflow: ONNX Runtime computes both.
    String far = graph.node("Where", name + ".far", List.of(small, one, logit));
    String scaled = graph.node("Mul", name + ".scaled", List.of(far, half));
    String tanh = graph.node("Tanh", name + ".tanh", List.of(scaled));
    String coth = graph.node("Div", name + ".coth", List.of(half, tanh));
    String inverse = graph.node("Reciprocal", name + ".inverse", List.of(far));
    String direct = graph.node("Sub", name + ".direct", List.of(coth, inverse));
    String near = graph.node("Where", name + ".near", List.of(small, logit, half));
    String series = series(graph, near, name);
    String offset = graph.node("Where", name + ".offset", List.of(small, series, direct));
    return graph.node("Add", name, List.of(offset, half));
  }

  private static String series(OnnxGraph graph, String near, String name) {
    String square = graph.node("Mul", name + ".square", List.of(near, near));
    int last = SERIES.length - 1;
    String sum = graph.number(name + ".coefficient" + last, (float) SERIES[last]);
    for (int i = last - 1; i >= 0; i--) {
      String coefficient = graph.number(name + ".coefficient" + i, (float) SERIES[i]);
      String product = graph.node("Mul", name + ".product" + i, List.of(square, sum));
      sum = graph.node("Add", name + ".sum" + i, List.of(product, coefficient));
    }
    return graph.node("Mul", name + ".series", List.of(near, sum));
  }
}
