package org.vae4j.tensorflow;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Condition;

/**
 * The native memory that batches of one size are fed from, used again for every batch: items [B,
 * values], as bytes where the data set has bytes, noise [B, latent], and the items' conditions if
 * the model needs them. Owns the tensors.
 */
final class BatchTensors implements AutoCloseable {
  private final Dataset data;
  private final int size;
  private final int itemSize;
  private final Tensor items;
  private final TFloat32 noise;
  private final FloatDataBuffer noiseMemory;
  private final float[] noiseValues;
  private final Filler filler;
  private final @Nullable ConditionTensor conditions;

  /** Copies one item to its place in the batch. */
  private interface Filler {
    void copy(int index, int row);
  }

  BatchTensors(Dataset data, int size, int latentSize, Optional<Condition> condition) {
    this.data = data;
    this.conditions = condition.map(known -> new ConditionTensor(data, known, size)).orElse(null);
    this.size = size;
    this.itemSize = data.itemShape().volume();
    this.noise = TFloat32.tensorOf(TensorShapes.matrix(size, latentSize));
    this.noiseMemory = noise.asRawTensor().data().asFloats();
    this.noiseValues = new float[size * latentSize];
    if (data instanceof ByteDataset bytes) {
      TUint8 tensor = TUint8.tensorOf(TensorShapes.matrix(size, itemSize));
      this.items = tensor;
      this.filler = byteFiller(bytes, tensor.asRawTensor().data());
    } else {
      TFloat32 tensor = TFloat32.tensorOf(TensorShapes.matrix(size, itemSize));
      this.items = tensor;
      this.filler = floatFiller(tensor.asRawTensor().data().asFloats());
    }
  }

  private Filler byteFiller(ByteDataset bytes, ByteDataBuffer memory) {
    byte[] item = new byte[itemSize];
    return (index, row) -> {
      bytes.readBytes(index, item, 0);
      memory.offset((long) row * itemSize).write(item);
    };
  }

  private Filler floatFiller(FloatDataBuffer memory) {
    float[] item = new float[itemSize];
    return (index, row) -> {
      data.read(index, item, 0);
      memory.offset((long) row * itemSize).write(item);
    };
  }

  /**
   * Fills all tensors.
   *
   * @param order the numbers of items
   * @param first where in the order the batch starts
   * @param noiseSource where the noise comes from
   * @param firstDraw the number of the batch's first draw
   */
  void fill(int[] order, int first, NoiseSource noiseSource, long firstDraw) {
    for (int row = 0; row < size; row++) {
      filler.copy(order[first + row], row);
    }
    if (conditions != null) {
      conditions.fill(order, first);
    }
    noiseSource.fill(firstDraw, noiseValues);
    noiseMemory.write(noiseValues);
  }

  int size() {
    return size;
  }

  Tensor items() {
    return items;
  }

  TFloat32 noise() {
    return noise;
  }

  /** Returns the conditions, [B, K], of a conditional model's items. */
  TFloat32 conditions() {
    return Objects.requireNonNull(conditions, "conditions").tensor();
  }

  @Override
  public void close() {
    if (conditions != null) {
      conditions.close();
    }
    items.close();
    noise.close();
  }
}
