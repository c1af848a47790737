package org.vae4j.onnx;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of an output go: an array, or a buffer of the caller's. Chunks of one call may
 * be written at the same time.
 */
final class Target {
  private final int itemSize;
  private final float @Nullable [] array;
  private final @Nullable FloatBuffer buffer;
  private final boolean tensorsFit;

  private Target(
      int itemSize, float @Nullable [] array, @Nullable FloatBuffer buffer, boolean tensorsFit) {
    this.itemSize = itemSize;
    this.array = array;
    this.buffer = buffer;
    this.tensorsFit = tensorsFit;
  }

  /** Returns an array that is filled from its start. */
  static Target of(Port port, float[] array) {
    return new Target(port.itemShape().volume(), array, null, false);
  }

  /** Returns a buffer that is filled from its position on; the position stays. */
  static Target of(Port port, FloatBuffer buffer) {
    if (buffer.hasArray() && buffer.arrayOffset() + buffer.position() == 0) {
      return of(port, buffer.array());
    }
    boolean tensorsFit =
        buffer.isDirect() && buffer.order().equals(ByteOrder.nativeOrder()) && !port.isReordered();
    return new Target(port.itemShape().volume(), null, buffer.slice(), tensorsFit);
  }

  /** Returns the memory of some items if ONNX Runtime can write to it itself, or null. */
  @Nullable FloatBuffer memory(int from, int to) {
    return tensorsFit && buffer != null
        ? buffer.slice(from * itemSize, (to - from) * itemSize)
        : null;
  }

  /** Copies the first items of an output to the place of some items. */
  void copy(PortBuffer output, int from, int to) {
    if (array != null) {
      output.read(to - from, array, from);
    } else if (buffer != null) {
      float[] values = new float[(to - from) * itemSize];
      output.read(to - from, values, 0);
      buffer.put(from * itemSize, values);
    }
  }
}
