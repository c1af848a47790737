package org.vae4j.tensorflow;

import org.vae4j.data.Dataset;

/**
 * Cuts a data set into batches: all of one size, but the last may be short. Owns the tensors of
 * both sizes.
 */
final class Batches implements AutoCloseable {
  private final int batchSize;
  private final int fullBatches;
  private final int rest;
  private final BatchTensors full;
  private final BatchTensors last;

  Batches(Dataset data, int batchSize, int latentSize) {
    this.batchSize = Math.min(batchSize, data.size());
    this.fullBatches = data.size() / this.batchSize;
    this.rest = data.size() % this.batchSize;
    this.full = new BatchTensors(data, this.batchSize, latentSize);
    this.last = rest == 0 ? full : new BatchTensors(data, rest, latentSize);
  }

  /** Returns the number of batches that use every item once. */
  int perEpoch() {
    return rest == 0 ? fullBatches : fullBatches + 1;
  }

  /** Fills the tensors with a batch and its noise; they hold it until the next call. */
  BatchTensors fill(int batch, int[] order, NoiseSource noise, long firstDraw) {
    BatchTensors tensors = batch < fullBatches ? full : last;
    tensors.fill(order, batch * batchSize, noise, firstDraw);
    return tensors;
  }

  @Override
  public void close() {
    full.close();
    if (last != full) {
      last.close();
    }
  }
}
