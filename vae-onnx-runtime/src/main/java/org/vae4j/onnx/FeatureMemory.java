package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * Native memory that tensors are laid over, used again and again. For one thread at a time; the
 * memory goes with the last tensor over it, by the garbage collector.
 */
final class FeatureMemory {
  private final FloatBuffer values;

  FeatureMemory(int size) {
    // ONNX Runtime reads the bytes as they lie, so another byte order would be misread.
    values =
        ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** Returns the memory with its position at the start. */
  FloatBuffer values() {
    return values.clear();
  }

  /**
   * Returns a tensor over the start of the memory, which the caller closes.
   *
   * @throws VaeException if there is no native memory for it
   */
  OnnxTensor tensor(String file, long[] dimensions) {
    int size = (int) Arrays.stream(dimensions).reduce(1, Math::multiplyExact);
    try {
      return OnnxTensor.createTensor(OnnxRuntime.environment(), values.slice(0, size), dimensions);
    } catch (OrtException e) {
      throw new VaeException(
          Require.message(
              file,
              "a tensor of " + Arrays.toString(dimensions),
              e.getMessage(),
              "native memory may have run out"),
          e);
    }
  }
}
