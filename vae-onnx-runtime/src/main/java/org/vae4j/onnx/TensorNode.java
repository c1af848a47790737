package org.vae4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An input or output as the file declares it.
 *
 * @param name its name
 * @param kind the type of its values, as in {@code float32}
 * @param sizes the size of each axis, the first of which counts items; -1 where it is open
 * @param text all of this, for messages
 */
record TensorNode(String name, String kind, List<Long> sizes, String text) {
  private static final String FLOAT32 = "float32";
  private static final String FLOAT16 = "float16";

  TensorNode {
    sizes = List.copyOf(sizes);
  }

  static TensorNode of(NodeInfo node) {
    if (!(node.getInfo() instanceof TensorInfo tensor)) {
      String kind = node.getInfo().getClass().getSimpleName();
      return new TensorNode(node.getName(), kind, List.of(), node.getName() + " of " + kind);
    }
    String kind = kind(tensor.type);
    long[] shape = tensor.getShape();
    String[] names = tensor.getDimensionNames();
    StringBuilder text = new StringBuilder(node.getName()).append(" of ").append(kind);
    for (int axis = 0; axis < shape.length; axis++) {
      boolean named = axis < names.length && !names[axis].isEmpty();
      String open = named ? names[axis] : "?";
      text.append(axis == 0 ? " [" : ", ").append(shape[axis] < 0 ? open : shape[axis]);
    }
    text.append(shape.length == 0 ? " []" : "]");
    return new TensorNode(
        node.getName(), kind, Arrays.stream(shape).boxed().toList(), text.toString());
  }

  private static String kind(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> FLOAT32;
      case FLOAT16 -> FLOAT16;
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Lists nodes, for messages. */
  static String list(List<TensorNode> nodes) {
    return nodes.isEmpty()
        ? "none"
        : nodes.stream().map(TensorNode::text).collect(Collectors.joining(", "));
  }

  boolean isFloat() {
    return kind.equals(FLOAT32) || isHalf();
  }

  boolean isHalf() {
    return kind.equals(FLOAT16);
  }

  /** Returns the number of items, or {@link TensorForm#FREE}. */
  long batch() {
    return sizes.get(0);
  }

  /** Returns the sizes of one item; -1 where they are open. */
  List<Long> itemSizes() {
    return sizes.subList(1, sizes.size());
  }
}
