package org.vae4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * An output of a feature net.
 *
 * @param name its name in the file
 * @param axes the sizes of its axes behind the batch axis, of which at most one is not 1
 */
record FeatureOutput(String name, List<Long> axes) {
  /** More than any net gives, and less than would not fit into memory. */
  private static final long MOST_VALUES = 1 << 24;

  FeatureOutput {
    axes = List.copyOf(axes);
  }

  /** Returns the number of values for an item. */
  int size() {
    return (int) axes.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }

  /** Returns the sizes of a tensor for some items. */
  long[] dimensions(int count) {
    long[] sizes = new long[axes.size() + 1];
    sizes[0] = count;
    for (int axis = 1; axis < sizes.length; axis++) {
      sizes[axis] = axes.get(axis - 1);
    }
    return sizes;
  }

  /**
   * Returns the output that the settings mean.
   *
   * @param session the net
   * @param settings what is meant
   * @return the name of an output of float32
   * @throws VaeException if there is none
   */
  static String featuresOf(OnnxSession session, FeatureSettings.Outputs settings) {
    List<String> names = new ArrayList<>(session.outputs().keySet());
    settings.classes().ifPresent(names::remove);
    if (settings.features().isEmpty() && names.isEmpty()) {
      throw wrong(session, "an output besides that for classes", "none", "leave the classes out");
    }
    return named(session, settings.features().orElseGet(() -> names.get(names.size() - 1)));
  }

  /**
   * Checks that there is an output.
   *
   * @return its name
   * @throws VaeException if there is none of this name, or it has other values than float32
   */
  static String named(OnnxSession session, String name) {
    NodeInfo node = session.outputs().get(name);
    if (node == null) {
      throw wrong(session, "an output '" + name + "'", "none of that name", "choose one of them");
    }
    if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
      throw wrong(
          session, "float32 values in '" + name + "'", node.getInfo(), "choose another output");
    }
    return name;
  }

  /**
   * Reads the sizes that an output has after a run.
   *
   * @param name the output
   * @param shapes the sizes of all outputs in a run
   * @param count the number of items of that run
   * @throws VaeException if there is not one vector for each item
   */
  static FeatureOutput of(OnnxSession session, String name, Map<String, long[]> shapes, int count) {
    long[] sizes = shapes.getOrDefault(name, new long[0]);
    List<Long> axes = Arrays.stream(sizes).skip(1).boxed().toList();
    boolean vector =
        !axes.isEmpty()
            && sizes[0] == count
            && axes.stream().filter(size -> size != 1).count() <= 1
            && axes.stream().allMatch(size -> size >= 1 && size <= MOST_VALUES);
    if (!vector) {
      throw wrong(
          session,
          "one vector for each item in '" + name + "', as [n, size] or [n, size, 1, 1]",
          Arrays.toString(sizes) + " for " + count + (count == 1 ? " item" : " items"),
          "choose another output, or average the pixels in the net");
    }
    return new FeatureOutput(name, axes);
  }

  /** Says what the file has, whatever is wrong. */
  private static VaeException wrong(
      OnnxSession session, String expected, Object found, String hint) {
    String outputs =
        session.outputs().values().stream()
            .map(FeatureOutput::describe)
            .collect(Collectors.joining(", "));
    return new VaeException(
        Require.message(session.file(), expected, found, hint + " (the file has " + outputs + ")"));
  }

  private static String describe(NodeInfo node) {
    return node.getName()
        + " "
        + (node.getInfo() instanceof TensorInfo tensor
            ? tensor.type + " " + Arrays.toString(tensor.getShape())
            : String.valueOf(node.getInfo()));
  }
}
