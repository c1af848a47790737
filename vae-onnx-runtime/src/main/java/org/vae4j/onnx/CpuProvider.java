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

  /** Runs each call in the thread that calls. */
  static final CpuProvider ONE_THREAD = new CpuProvider(1);

  /** About half a megabyte on one side, so that a chunk stays in the cache of a core. */
  private static final int VALUES_PER_CHUNK = 1 << 17;

  @Override
  public void addTo(SessionOptions options) throws OrtException {
    options.setIntraOpNumThreads(threads);
  }

  /** Of 16 to 256 this was the fastest for dense and convolutional decoders, in one thread each. */
  @Override
  public int chunkSize() {
    return 128;
  }

  @Override
  public int valuesPerChunk() {
    return VALUES_PER_CHUNK;
  }

  @Override
  public int threadsPerCall() {
    return threads == ALL_CORES ? Runtime.getRuntime().availableProcessors() : threads;
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
