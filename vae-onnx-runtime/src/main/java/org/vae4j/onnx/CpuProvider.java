package org.vae4j.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/**
 * The processor.
 *
 * @param threads the number of threads for one call, or {@link #ALL_CORES}
 */
record CpuProvider(int threads) implements ExecutionProvider {
  static final int ALL_CORES = 0;

  @Override
  public void addTo(SessionOptions options) throws OrtException {
    options.setIntraOpNumThreads(threads);
  }

  /** Larger batches of a convolutional decoder fall out of the processor's cache. */
  @Override
  public int chunkSize() {
    return 64;
  }

  @Override
  public boolean isCpu() {
    return true;
  }

  @Override
  public String toString() {
    return threads == ALL_CORES ? "cpu" : "cpu:" + threads;
  }
}
