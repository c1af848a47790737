package org.vae4j.onnx;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of an output go: an array, or a buffer of the caller's. Chunks of one call may
 * be written at the same time.
 */
final class Target {
  private final int itemSize;
  private final @Nullable FloatBuffer buffer;
  private final boolean tensorsFit;
  private final CompletableFuture<float[]> array;

  private Target(
      int itemSize,
      CompletableFuture<float[]> array,
      @Nullable FloatBuffer buffer,
      boolean tensorsFit) {
    this.itemSize = itemSize;
    this.array = array;
    this.buffer = buffer;
    this.tensorsFit = tensorsFit;
  }

  /** Returns an array that is filled from its start, but is not there yet: {@link #give} it. */
  static Target later(Port port) {
    return new Target(port.itemShape().volume(), new CompletableFuture<>(), null, false);
  }

  /** Gives the array that helpers may already wait for. */
  void give(float[] values) {
    array.complete(values);
  }

  /** Lets those fail that wait for an array which is never given; does nothing if it was. */
  void giveUp() {
    array.cancel(false);
  }

  /** Returns an array that is filled from its start. */
  static Target of(Port port, float[] array) {
    return new Target(
        port.itemShape().volume(), CompletableFuture.completedFuture(array), null, false);
  }

  /** Returns a buffer that is filled from its position on; the position stays. */
  static Target of(Port port, FloatBuffer buffer) {
    if (buffer.hasArray() && buffer.arrayOffset() + buffer.position() == 0) {
      return of(port, buffer.array());
    }
    boolean tensorsFit =
        buffer.isDirect() && buffer.order().equals(ByteOrder.nativeOrder()) && !port.isReordered();
    return new Target(
        port.itemShape().volume(), new CompletableFuture<>(), buffer.slice(), tensorsFit);
  }

  /** Returns the memory of some items if ONNX Runtime can write to it itself, or null. */
  @Nullable FloatBuffer memory(int from, int to) {
    return tensorsFit && buffer != null
        ? buffer.slice(from * itemSize, (to - from) * itemSize)
        : null;
  }

  /** Copies the first items of an output to the place of some items. */
  void copy(PortBuffer output, int from, int to) {
    if (buffer == null) {
      output.read(to - from, array.join(), from);
    } else {
      float[] values = new float[(to - from) * itemSize];
      output.read(to - from, values, 0);
      buffer.put(from * itemSize, values);
    }
  }
}
