package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * A file from elsewhere that was opened: what goes in and comes out, and the words for what is
 * wrong with it.
 *
 * @param name the path, for messages
 * @param role what it should be, as in {@code a decoder}
 * @param session the file, opened; stays the caller's
 * @param inputs what it takes
 * @param outputs what it gives
 */
record ForeignFile(
    String name,
    String role,
    OnnxSession session,
    List<TensorNode> inputs,
    List<TensorNode> outputs) {
  /**
   * A first run has this many items where any number may go in: one does not show what is fixed.
   */
  private static final int FREE_ITEMS = 2;

  static ForeignFile of(String role, OnnxSession session) {
    return new ForeignFile(
        session.file(),
        role,
        session,
        session.inputs().values().stream().map(TensorNode::of).toList(),
        session.outputs().values().stream().map(TensorNode::of).toList());
  }

  /**
   * Returns the only input.
   *
   * @throws VaeException if there are others, or it is no tensor of items
   */
  TensorNode input() {
    if (inputs.size() != 1) {
      throw wrong(
          "one input",
          "export it as a function of its latents or images alone, with "
              + inputs.stream().skip(1).map(TensorNode::name).toList()
              + " as constants");
    }
    TensorNode input = inputs.get(0);
    if (!input.isFloat() || input.sizes().size() < 2) {
      throw wrong("an input of float32 or float16 [n, ...]", "the first axis must count the items");
    }
    if (input.batch() == 0 || input.batch() > ModelMetadata.MOST_VALUES) {
      throw wrong("at least one item at a time", "export it with a free first axis");
    }
    return input;
  }

  /**
   * Returns an output.
   *
   * @throws VaeException if there is none of that name, or its values are no floats
   */
  TensorNode output(String output) {
    TensorNode found =
        outputs.stream()
            .filter(node -> node.name().equals(output))
            .findFirst()
            .orElseThrow(() -> wrong("an output '" + output + "'", "check the description"));
    if (!found.isFloat()) {
      throw wrong("'" + output + "' of float32 or float16", "export it with another type");
    }
    return found;
  }

  /**
   * Returns the form of a tensor of this file.
   *
   * @throws VaeException if it is too large
   */
  TensorForm form(TensorNode node, List<Integer> sizes, boolean planar, Conversion conversion) {
    TensorNode input = input();
    requireSize(Math.max(1, input.batch()), sizes);
    return new TensorForm((int) input.batch(), sizes, node.isHalf(), planar, null, conversion);
  }

  private void requireSize(long batch, List<Integer> sizes) {
    long volume = batch;
    for (long size : sizes) {
      volume *= size;
      if (size < 1 || volume > ModelMetadata.MOST_VALUES) {
        throw wrong(
            "tensors of 1 to " + ModelMetadata.MOST_VALUES + " values", "is this the right file?");
      }
    }
  }

  /**
   * Runs zeros and returns the sizes of one item of each output that is a tensor of as many items.
   *
   * @throws DeviceRefusedException if the device fails
   * @throws VaeException if the model fails, or the items are too large
   */
  Map<String, List<Integer>> outputSizes(Port input) throws DeviceRefusedException {
    int items = input.form().batch() == TensorForm.FREE ? FREE_ITEMS : input.form().batch();
    for (TensorNode output : outputs) {
      requireSize(items, output.sizes().stream().skip(1).map(ForeignFile::known).toList());
    }
    Map<String, List<Integer>> sizes = new LinkedHashMap<>();
    run(input, items)
        .forEach(
            (output, shape) -> {
              if (shape.length > 1 && shape[0] == items) {
                sizes.put(output, toInts(Arrays.copyOfRange(shape, 1, shape.length)));
              }
            });
    return sizes;
  }

  private static int known(long size) {
    return (int) Math.min(Math.max(size, 1), Integer.MAX_VALUE);
  }

  private static List<Integer> toInts(long[] sizes) {
    return Arrays.stream(sizes).mapToInt(Math::toIntExact).boxed().toList();
  }

  private Map<String, long[]> run(Port input, int items) throws DeviceRefusedException {
    PortBuffer zeros = new PortBuffer(input, items);
    try (OnnxTensor tensor = zeros.tensor(items)) {
      return session.outputShapes(Map.of(input.name(), tensor));
    } catch (OrtException e) {
      throw new VaeException(
          Require.message(name, "a tensor for a first run", e.getMessage(), "try Device.cpu()"), e);
    } catch (VaeException e) {
      if (session.provider().isCpu()) {
        throw e;
      }
      throw new DeviceRefusedException(session.provider().explain(e.getMessage()), e);
    }
  }

  /**
   * Returns the sizes of one item of an input, those that are open from a description.
   *
   * @param said what was said; null if nothing was
   * @param setting the name of that setting, for messages
   */
  List<Integer> sizes(TensorNode node, @Nullable Shape said, String setting) {
    List<Long> declared = node.itemSizes();
    if (said == null) {
      if (declared.contains(-1L)) {
        throw wrong("sizes for '" + node.name() + "'", "say them with " + setting);
      }
      return declared.stream().map(ForeignFile::known).toList();
    }
    if (!agree(declared, said.sizes())) {
      throw wrong("'" + node.name() + "' of " + said, "it was said with " + setting);
    }
    return said.sizes();
  }

  /** Tells whether sizes are those declared, as far as these are known. */
  static boolean agree(List<Long> declared, List<Integer> sizes) {
    boolean agree = declared.size() == sizes.size();
    for (int axis = 0; agree && axis < sizes.size(); axis++) {
      agree = declared.get(axis) == -1 || declared.get(axis).equals((long) sizes.get(axis));
    }
    return agree;
  }

  /** Returns an exception that lists what the file has. */
  VaeException wrong(String expected, String hint) {
    return new VaeException(
        Require.message(
            name,
            role + " with " + expected,
            "inputs " + TensorNode.list(inputs) + "; outputs " + TensorNode.list(outputs),
            hint));
  }
}
