package org.vae4j.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * Native memory for a tensor, used again and again. For one thread at a time. The memory goes with
 * the last tensor over it, by the garbage collector.
 */
final class PortMemory {
  private final TensorForm form;
  private final int itemSize;

  /** The same bytes twice; only the one of the tensor's type is used. */
  private final FloatBuffer floats;

  private final ShortBuffer halves;

  PortMemory(TensorForm form, int capacity) {
    this.form = form;
    this.itemSize = form.volume();
    int items = form.batch() == TensorForm.FREE ? capacity : form.batch();
    int width = form.half() ? Short.BYTES : Float.BYTES;
    // ONNX Runtime reads the bytes as they lie, so another byte order would be misread.
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(Math.multiplyExact(items, itemSize), width))
            .order(ByteOrder.nativeOrder());
    this.floats = bytes.asFloatBuffer();
    this.halves = bytes.asShortBuffer();
  }

  /** Returns how many values one item has in the tensor. */
  int itemSize() {
    return itemSize;
  }

  /** Returns a tensor over the first items of this memory, which the caller closes. */
  OnnxTensor tensor(int count) throws OrtException {
    long[] dimensions = form.dimensions(count);
    int values = Math.toIntExact(dimensions[0] * itemSize);
    return form.half()
        ? OnnxTensor.createTensor(
            OnnxRuntime.environment(), halves.slice(0, values), dimensions, OnnxJavaType.FLOAT16)
        : OnnxTensor.createTensor(OnnxRuntime.environment(), floats.slice(0, values), dimensions);
  }

  /** Returns all values as floats, from the first on; the tensor is not float16. */
  FloatBuffer floats() {
    return floats.clear();
  }

  /** Copies values from here. */
  void get(int from, float[] target, int offset, int length) {
    if (!form.half()) {
      floats.get(from, target, offset, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      target[offset + i] = Fp16Conversions.fp16ToFloat(halves.get(from + i));
    }
  }

  /** Copies values to here; float16 takes the nearest value, of two the even one. */
  void put(int to, float[] values) {
    if (!form.half()) {
      floats.put(to, values);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      halves.put(to + i, Fp16Conversions.floatToFp16(values[i]));
    }
  }

  /** Fills what a fixed batch has after some items, so that the last call does not show. */
  void clearAfter(int count) {
    if (form.batch() != TensorForm.FREE) {
      int end = form.batch() * itemSize;
      for (int i = count * itemSize; i < end; i++) {
        if (form.half()) {
          halves.put(i, (short) 0);
        } else {
          floats.put(i, 0f);
        }
      }
    }
  }
}
