package org.vae4j.tensorflow.export;

import java.util.List;
import org.vae4j.Shape;
import org.vae4j.model.Vae;
import org.vae4j.onnx.internal.BundleFormat;

/** Adds the condition of a model to a graph; nothing, if the model has none. */
final class ConditionNodes {
  private ConditionNodes() {}

  /**
   * Adds the input and puts it behind items: as constant planes behind the channels of images, or
   * behind the values of vectors.
   *
   * @param graph where the nodes go
   * @param items an input of the graph
   */
  static GraphValue behindItems(OnnxGraph graph, Vae vae, GraphValue items) {
    if (vae.condition().isEmpty()) {
      return items;
    }
    int size = vae.condition().get().size();
    String condition = graph.input(BundleFormat.CONDITION, Shape.of(size)).name();
    int[] sizes = items.shape().sizes().stream().mapToInt(Integer::intValue).toArray();
    if (items.shape().isImage()) {
      // n, size -> n, size, 1, 1 -> n, size, H, W
      String pixels =
          graph.node(
              "Reshape",
              "condition.pixels",
              List.of(condition, graph.longs("condition.pixels.target", List.of(0, size, 1, 1))));
      condition =
          graph.node(
              "Expand",
              "condition.planes",
              List.of(
                  pixels,
                  graph.longs("condition.planes.target", List.of(1, 1, sizes[0], sizes[1]))));
    }
    sizes[sizes.length - 1] += size;
    Shape shape = Shape.of(sizes);
    String name =
        graph.node(
            "Concat",
            "condition.behind",
            List.of(items.name(), condition),
            Attributes.number("axis", 1));
    return new GraphValue(name, shape, ChannelOrder.channelsFirst(shape));
  }
}
