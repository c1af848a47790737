package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.vae4j.Samples;

/**
 * Native memory for the values of an input or output, used again and again. For one thread at a
 * time. The memory goes with the last tensor over it, by the garbage collector.
 */
final class PortBuffer {
  private final Port port;
  private final int itemSize;
  private final FloatBuffer values;

  /** One item in the order of the file; empty if the orders agree. */
  private final float[] planes;

  PortBuffer(Port port, int capacity) {
    this.port = port;
    this.itemSize = port.itemShape().volume();
    // ONNX Runtime reads the bytes as they lie, so another byte order would be misread.
    this.values =
        ByteBuffer.allocateDirect(Math.multiplyExact(capacity * itemSize, Float.BYTES))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    this.planes = new float[port.isReordered() ? itemSize : 0];
  }

  String name() {
    return port.name();
  }

  /** Returns a tensor over the first items of this memory, which the caller closes. */
  OnnxTensor tensor(int count) throws OrtException {
    return OnnxTensor.createTensor(
        OnnxRuntime.environment(), values.slice(0, count * itemSize), port.dimensions(count));
  }

  /** Returns a tensor over the first items of other memory, which the caller closes. */
  OnnxTensor tensor(FloatBuffer memory, int count) throws OrtException {
    return OnnxTensor.createTensor(OnnxRuntime.environment(), memory, port.dimensions(count));
  }

  /** Copies items of a caller to the start of this memory. */
  void write(Samples items, int from, int to) {
    values.clear();
    if (!port.isReordered()) {
      items.copyTo(from, to, values);
      return;
    }
    int channels = port.itemShape().channels();
    int pixels = itemSize / channels;
    for (int index = from; index < to; index++) {
      float[] item = items.item(index);
      for (int channel = 0; channel < channels; channel++) {
        for (int pixel = 0; pixel < pixels; pixel++) {
          planes[channel * pixels + pixel] = item[pixel * channels + channel];
        }
      }
      values.put(planes);
    }
  }

  /** Copies the first items of this memory to a caller's array, as items from a number on. */
  void read(int count, float[] target, int firstItem) {
    if (!port.isReordered()) {
      values.get(0, target, firstItem * itemSize, count * itemSize);
      return;
    }
    int channels = port.itemShape().channels();
    int pixels = itemSize / channels;
    for (int index = 0; index < count; index++) {
      values.get(index * itemSize, planes);
      int start = (firstItem + index) * itemSize;
      for (int channel = 0; channel < channels; channel++) {
        for (int pixel = 0; pixel < pixels; pixel++) {
          target[start + pixel * channels + channel] = planes[channel * pixels + pixel];
        }
      }
    }
  }
}
