package org.vae4j.tensorflow;

import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.vae4j.data.Dataset;
import org.vae4j.model.Condition;

/** The native memory for the conditions of a batch, [B, K], used again and again. Owns it. */
final class ConditionTensor implements AutoCloseable {
  private final Dataset data;
  private final Condition condition;
  private final float[] values;
  private final TFloat32 tensor;
  private final FloatDataBuffer memory;

  ConditionTensor(Dataset data, Condition condition, int batchSize) {
    this.data = data;
    this.condition = condition;
    this.values = new float[Math.multiplyExact(batchSize, condition.size())];
    this.tensor = TFloat32.tensorOf(TensorShapes.matrix(batchSize, condition.size()));
    this.memory = tensor.asRawTensor().data().asFloats();
  }

  /**
   * Fills the tensor.
   *
   * @param order the numbers of items
   * @param first where in the order the batch starts
   */
  void fill(int[] order, int first) {
    int size = condition.size();
    for (int row = 0; row < values.length / size; row++) {
      condition.read(data, order[first + row], values, row * size);
    }
    memory.write(values);
  }

  TFloat32 tensor() {
    return tensor;
  }

  @Override
  public void close() {
    tensor.close();
  }
}
