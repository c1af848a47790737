package org.vae4j.tensorflow.export;

import java.util.List;
import org.vae4j.layer.ActivationFunction;

/** Adds activation functions to a graph. */
final class ActivationNodes {
  private ActivationNodes() {}

  /**
   * Adds the nodes of a function.
   *
   * @param graph where they go
   * @param function the function
   * @param x the tensor it is applied to
   * @param name the name of the last node; the prefix of the others
   * @return the name of the result
   */
  static String add(OnnxGraph graph, ActivationFunction function, String x, String name) {
    return switch (function) {
      case RELU -> graph.node("Relu", name, List.of(x));
      case ELU -> graph.node("Elu", name, List.of(x), Attributes.of("alpha", 1f));
      case GELU -> gelu(graph, x, name);
      case SILU -> {
        String sigmoid = graph.node("Sigmoid", name + ".sigmoid", List.of(x));
        yield graph.node("Mul", name, List.of(x, sigmoid));
      }
      case TANH -> graph.node("Tanh", name, List.of(x));
      case SIGMOID -> graph.node("Sigmoid", name, List.of(x));
      case SOFTPLUS -> graph.node("Softplus", name, List.of(x));
    };
  }

  /** Adds {@code x * (0.5 * (1 + erf(x / sqrt(2))))}; opset 13 has no Gelu. */
  private static String gelu(OnnxGraph graph, String x, String name) {
    String root = graph.number(name + ".sqrt2", (float) Math.sqrt(2));
    String one = graph.number(name + ".one", 1f);
    String half = graph.number(name + ".half", 0.5f);
    String scaled = graph.node("Div", name + ".scaled", List.of(x, root));
    String erf = graph.node("Erf", name + ".erf", List.of(scaled));
    String sum = graph.node("Add", name + ".sum", List.of(erf, one));
    String product = graph.node("Mul", name + ".product", List.of(x, sum));
    return graph.node("Mul", name, List.of(product, half));
  }
}
