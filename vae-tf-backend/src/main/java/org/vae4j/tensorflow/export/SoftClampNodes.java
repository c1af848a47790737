package org.vae4j.tensorflow.export;

import java.util.List;
import org.vae4j.model.SoftClamp;

/** Adds {@link SoftClamp} to a graph. */
final class SoftClampNodes {
  private SoftClampNodes() {}

  /**
   * Adds the soft clamp: {@code inner = clip(x)} is the identity part, {@code tanh((x - inner) /
   * room) * room} what goes beyond it; exactly 0 where the clamp is the identity.
   *
   * @param graph where the nodes go
   * @param x the tensor it is applied to
   * @param name the name of the last node; the prefix of the others
   * @return the name of the result
   */
  static String add(OnnxGraph graph, SoftClamp clamp, String x, String name) {
    String room = graph.number(name + ".room", clamp.room());
    String inner =
        graph.node(
            "Clip",
            name + ".inner",
            List.of(
                x,
                graph.number(name + ".lowest", clamp.lowest()),
                graph.number(name + ".highest", clamp.highest())));
    String beyond = graph.node("Sub", name + ".beyond", List.of(x, inner));
    String scaled = graph.node("Div", name + ".scaled", List.of(beyond, room));
    String tanh = graph.node("Tanh", name + ".tanh", List.of(scaled));
    String outer = graph.node("Mul", name + ".outer", List.of(tanh, room));
    return graph.node("Add", name, List.of(inner, outer));
  }
}
