package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vae4j.Samples;

/**
 * Copies items into the tensor of an input, or from that of an output. For one thread at a time.
 */
final class PortBuffer {
  private final Port port;
  private final int itemSize;
  private final PortMemory memory;

  /** One item of the tensor; empty if its values lie as they should. */
  private final float[] whole;

  /** What this port has of an item, in the order of the file; the same array if that is all. */
  private final float[] part;

  PortBuffer(Port port, int capacity) {
    this(port, new PortMemory(port.form(), capacity));
  }

  private PortBuffer(Port port, PortMemory memory) {
    this.port = port;
    this.itemSize = port.itemShape().volume();
    this.memory = memory;
    this.whole = new float[port.isReordered() ? memory.itemSize() : 0];
    this.part = port.form().piece() == null ? whole : new float[itemSize];
  }

  /** Returns a buffer for each output; those of one name share the memory of their tensor. */
  static List<PortBuffer> ofOutputs(List<Port> ports, int capacity) {
    Map<String, PortMemory> memories = new HashMap<>();
    List<PortBuffer> buffers = new ArrayList<>(ports.size());
    for (Port port : ports) {
      PortMemory memory =
          memories.computeIfAbsent(port.name(), name -> new PortMemory(port.form(), capacity));
      buffers.add(new PortBuffer(port, memory));
    }
    return buffers;
  }

  String name() {
    return port.name();
  }

  /** Returns a tensor over the first items of this memory, which the caller closes. */
  OnnxTensor tensor(int count) throws OrtException {
    return memory.tensor(count);
  }

  /** Returns a tensor over the first items of other memory, which the caller closes. */
  OnnxTensor tensor(FloatBuffer memory, int count) throws OrtException {
    return OnnxTensor.createTensor(OnnxRuntime.environment(), memory, port.dimensions(count));
  }

  /** Copies items of a caller to the start of this memory. */
  void write(Samples items, int from, int to) {
    if (!port.isReordered()) {
      items.copyTo(from, to, memory.floats());
      return;
    }
    for (int index = from; index < to; index++) {
      float[] item = items.item(index);
      convert(item, 0);
      if (port.form().planar()) {
        toPlanes(item, whole);
        item = whole;
      }
      memory.put((index - from) * itemSize, item);
    }
    memory.clearAfter(to - from);
  }

  /** Copies the first items of this memory to a caller's array, as items from a number on. */
  void read(int count, float[] target, int firstItem) {
    if (!port.isReordered()) {
      memory.get(0, target, firstItem * itemSize, count * itemSize);
      return;
    }
    Piece piece = port.form().piece();
    for (int index = 0; index < count; index++) {
      memory.get(index * memory.itemSize(), whole, 0, whole.length);
      if (piece != null) {
        piece.copy(whole, part);
      }
      int start = (firstItem + index) * itemSize;
      if (port.form().planar()) {
        fromPlanes(part, target, start);
      } else {
        System.arraycopy(part, 0, target, start, itemSize);
      }
      convert(target, start);
    }
  }

  private void convert(float[] values, int start) {
    Conversion conversion = port.form().conversion();
    if (conversion != Conversion.NONE) {
      for (int i = start; i < start + itemSize; i++) {
        values[i] = conversion.apply(values[i]);
      }
    }
  }

  private void toPlanes(float[] item, float[] planes) {
    int channels = port.itemShape().channels();
    int pixels = itemSize / channels;
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        planes[channel * pixels + pixel] = item[pixel * channels + channel];
      }
    }
  }

  private void fromPlanes(float[] planes, float[] target, int start) {
    int channels = port.itemShape().channels();
    int pixels = itemSize / channels;
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        target[start + pixel * channels + channel] = planes[channel * pixels + pixel];
      }
    }
  }
}
