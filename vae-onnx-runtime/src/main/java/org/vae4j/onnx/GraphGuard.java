package org.vae4j.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses nodes that would fill the memory or never return, and settings that no kernel can use. Of
 * these, ONNX Runtime 1.29 finds strides of zero itself, but a group of zero in the first run only.
 */
final class GraphGuard {
  /** No size of an image, kernel or stride is larger. */
  private static final long MOST_SIZE = 1 << 20;

  /** No tensor inside a model for images has more values for one item. */
  private static final long MOST_VALUES = 1L << 28;

  private static final Set<String> SIZES =
      Set.of("strides", "dilations", "kernel_shape", "group", "blocksize", "num_groups");
  private static final Set<String> PADS = Set.of("pads", "output_padding", "output_shape");

  /** Operations that make a tensor of the sizes in one of their inputs, or larger by them. */
  private static final Map<String, Integer> SIZE_INPUTS =
      Map.of("ConstantOfShape", 0, "Expand", 1, "Tile", 1, "Resize", 3, "Upsample", 1, "Pad", 1);

  private GraphGuard() {}

  /**
   * Checks the nodes of a graph.
   *
   * @param numbers the short lists of numbers among its tensors, by name; gets the constants too
   */
  static void check(List<NodeOutline> nodes, Map<String, List<Long>> numbers)
      throws MalformedModelException {
    for (NodeOutline node : nodes) {
      if (node.operation().equals("Constant")) {
        node.outputs().forEach(output -> numbers.put(output, constant(node)));
      }
    }
    for (NodeOutline node : nodes) {
      if (node.operation().equals("Loop")) {
        throw new MalformedModelException("a Loop, which may never end");
      }
      for (AttributeOutline attribute : node.attributes()) {
        checkAttribute(node, attribute);
        if (attribute.name().equals("shape")) {
          checkVolume(node, attribute.numbers());
        }
      }
      int position = SIZE_INPUTS.getOrDefault(node.operation(), Integer.MAX_VALUE);
      if (position < node.inputs().size()) {
        checkVolume(node, numbers.getOrDefault(node.inputs().get(position), List.of()));
      }
    }
  }

  private static List<Long> constant(NodeOutline node) {
    return node.attributes().stream().flatMap(value -> value.numbers().stream()).toList();
  }

  private static void checkAttribute(NodeOutline node, AttributeOutline attribute)
      throws MalformedModelException {
    boolean size = SIZES.contains(attribute.name());
    if (size && attribute.numbers().isEmpty()) {
      // A number that is left out is read as 0.
      throw new MalformedModelException(node.operation() + " with no " + attribute.name());
    }
    if (size || PADS.contains(attribute.name())) {
      for (long number : attribute.numbers()) {
        if (number > MOST_SIZE || number < (size ? 1 : -MOST_SIZE)) {
          throw new MalformedModelException(
              node.operation() + " with " + attribute.name() + " " + attribute.numbers());
        }
      }
    }
  }

  private static void checkVolume(NodeOutline node, List<Long> sizes)
      throws MalformedModelException {
    long volume = 1;
    for (long size : sizes) {
      volume *= Math.min(Math.max(size, 1), 2 * MOST_VALUES);
      if (volume > MOST_VALUES) {
        throw new MalformedModelException(node.operation() + " to a tensor of " + sizes);
      }
    }
  }
}
