package org.vae4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;
import org.vae4j.onnx.internal.BundleFormat;

/**
 * The inputs and outputs that a half of a model must have.
 *
 * @param role what the file is, for messages
 * @param input its only input, or its first one
 * @param condition its second input, which only conditional models have
 * @param outputs its outputs; others are ignored
 */
record Signature(String role, Port input, @Nullable Port condition, List<Port> outputs) {
  /** The signature of a file without a condition. */
  Signature(String role, Port input, List<Port> outputs) {
    this(role, input, null, outputs);
  }

  static Signature encoder(ModelMetadata metadata) {
    Shape latent = Shape.of(metadata.latentSize());
    return new Signature(
        "an encoder",
        new Port(BundleFormat.IMAGE, metadata.itemShape()),
        condition(metadata),
        List.of(new Port(BundleFormat.MEAN, latent), new Port(BundleFormat.LOG_VARIANCE, latent)));
  }

  static Signature decoder(ModelMetadata metadata) {
    return new Signature(
        "a decoder",
        new Port(BundleFormat.Z, Shape.of(metadata.latentSize())),
        condition(metadata),
        List.of(new Port(BundleFormat.IMAGE, metadata.itemShape())));
  }

  private static @Nullable Port condition(ModelMetadata metadata) {
    return metadata
        .condition()
        .map(condition -> new Port(BundleFormat.CONDITION, Shape.of(condition.size())))
        .orElse(null);
  }

  /**
   * Checks that an opened file has these inputs and outputs.
   *
   * @throws VaeException if it has others
   */
  void check(OnnxSession session) {
    Map<String, NodeInfo> inputs = session.inputs();
    Map<String, NodeInfo> found = session.outputs();
    Set<String> names =
        condition == null ? Set.of(input.name()) : Set.of(input.name(), condition.name());
    if (!inputs.keySet().equals(names)) {
      throw wrong(
          session,
          condition == null
              ? "the only input " + input.name()
              : "the inputs " + input.name() + " and " + condition.name(),
          inputs.keySet());
    }
    checkPort(session, input, inputs);
    if (condition != null) {
      checkPort(session, condition, inputs);
    }
    for (Port output : outputs) {
      if (!found.containsKey(output.name())) {
        throw wrong(session, "an output " + output.name(), found.keySet());
      }
      checkPort(session, output, found);
    }
  }

  private void checkPort(OnnxSession session, Port port, Map<String, NodeInfo> nodes) {
    NodeInfo node = nodes.get(port.name());
    long[] expected = port.dimensions(-1);
    if (node == null
        || !(node.getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT
        || !agree(expected, tensor.getShape())) {
      throw wrong(
          session,
          port.name() + " of float32 " + Arrays.toString(expected) + " (-1: any number)",
          node == null ? "none" : describe(node));
    }
  }

  /**
   * The number of items must be free; any other size may be left open and shows in the first run.
   */
  private static boolean agree(long[] expected, long[] found) {
    boolean agree = expected.length == found.length && found[0] == -1;
    for (int axis = 1; agree && axis < expected.length; axis++) {
      agree = found[axis] == -1 || found[axis] == expected[axis];
    }
    return agree;
  }

  private static String describe(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? tensor.type + " " + Arrays.toString(tensor.getShape())
        : String.valueOf(node.getInfo());
  }

  private VaeException wrong(OnnxSession session, String expected, Object found) {
    return new VaeException(
        Require.message(
            session.file(),
            role + " with " + expected,
            found,
            "is this the right file? Encoders map "
                + BundleFormat.IMAGE
                + " to "
                + BundleFormat.MEAN
                + " and "
                + BundleFormat.LOG_VARIANCE
                + ", decoders map "
                + BundleFormat.Z
                + " to "
                + BundleFormat.IMAGE));
  }
}
