package org.vae4j.tensorflow;

import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;

/**
 * The native memory that batches of one size are fed from, used again for every batch: items [B,
 * values], as bytes where the data set has bytes, and noise [B, latent]. Owns both tensors.
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

  /** Copies one item to its place in the batch. */
  private interface Filler {
    void copy(int index, int row);
  }

  BatchTensors(Dataset data, int size, int latentSize) {
    this.data = data;
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
   * Fills both tensors.
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

  @Override
  public void close() {
    items.close();
    noise.close();
  }
}
