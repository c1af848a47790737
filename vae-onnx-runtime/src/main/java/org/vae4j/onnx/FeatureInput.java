package org.vae4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;
import org.vae4j.onnx.FeatureSettings.Size;

/**
 * The input of a feature net.
 *
 * @param name its name in the file
 * @param layout the order of an image's axes
 * @param itemShape what it takes, {@code [height, width, channels]} or {@code [n]}
 * @param batch the number of items of every run, or {@link #FREE}
 */
record FeatureInput(String name, ImageLayout layout, Shape itemShape, int batch) {
  static final int FREE = -1;

  /** More would not fit into the memory of any host, and comes from a broken file. */
  private static final long MOST_VALUES = 1 << 28;

  /**
   * Reads the only input of a file.
   *
   * @throws VaeException if there is another number of inputs, it takes no images or vectors of
   *     float32, or its sizes are open or not those that the settings say
   */
  static FeatureInput of(OnnxSession session, FeatureSettings.Input settings) {
    Map<String, NodeInfo> inputs = session.inputs();
    if (inputs.size() != 1) {
      throw wrong(session.file(), "one input", inputs.keySet(), "leave others out of the export");
    }
    NodeInfo node = inputs.values().iterator().next();
    String where = session.file() + " " + node.getName();
    if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
      throw wrong(where, "float32 values", node.getInfo(), "export the net with float32 inputs");
    }
    long[] sizes = tensor.getShape();
    if (sizes.length == 2) {
      return new FeatureInput(
          node.getName(), settings.layout(), Shape.of(known(where, sizes, 1)), batch(sizes));
    }
    if (sizes.length != 4) {
      throw wrong(
          where, "images or vectors, 4 or 2 axes", Arrays.toString(sizes), "export such a net");
    }
    boolean first = settings.layout() == ImageLayout.NCHW;
    int height = size(where, sizes, first ? 2 : 1, settings.size().map(Size::height));
    int width = size(where, sizes, first ? 3 : 2, settings.size().map(Size::width));
    long channels = sizes[first ? 1 : 3];
    if (channels != 1 && channels != 3) {
      throw wrong(
          where,
          "1 or 3 channels in axis " + (first ? 1 : 3) + ", as " + settings.layout() + " has them",
          Arrays.toString(sizes),
          "set the other layout, or export the net with a fixed number of channels");
    }
    if ((long) height * width * channels > MOST_VALUES) {
      throw wrong(
          where,
          "at most " + MOST_VALUES + " values",
          Arrays.toString(sizes),
          "the file may be broken");
    }
    if (!settings.range().fits((int) channels)) {
      throw wrong(
          where,
          "a range for " + channels + " channels",
          settings.range(),
          "give numbers for each channel, or one for all");
    }
    return new FeatureInput(
        node.getName(), settings.layout(), Shape.of(height, width, (int) channels), batch(sizes));
  }

  private static int size(String where, long[] sizes, int axis, Optional<Integer> wanted) {
    if (wanted.isPresent() && (sizes[axis] == FREE || sizes[axis] == wanted.get())) {
      return wanted.get();
    }
    if (wanted.isPresent()) {
      throw wrong(
          where,
          "a size of " + wanted.get() + " in axis " + axis,
          Arrays.toString(sizes),
          "the file fixes the size; leave FeatureSettings.size out");
    }
    return known(where, sizes, axis);
  }

  private static int known(String where, long[] sizes, int axis) {
    if (sizes[axis] < 1 || sizes[axis] > MOST_VALUES) {
      throw wrong(
          where,
          "a known size in axis " + axis,
          Arrays.toString(sizes),
          "set FeatureSettings.size, or export the net with a fixed one");
    }
    return (int) sizes[axis];
  }

  private static int batch(long[] sizes) {
    return sizes[0] < 1 ? FREE : (int) Math.min(sizes[0], MOST_VALUES);
  }

  /** Returns the sizes of a tensor of some items. */
  long[] dimensions(int count) {
    if (!itemShape.isImage()) {
      return new long[] {count, itemShape.volume()};
    }
    return layout == ImageLayout.NCHW
        ? new long[] {count, itemShape.channels(), itemShape.height(), itemShape.width()}
        : new long[] {count, itemShape.height(), itemShape.width(), itemShape.channels()};
  }

  private static VaeException wrong(String where, Object expected, Object found, String hint) {
    return new VaeException(Require.message(where, expected, found, hint));
  }
}
