package org.vae4j.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;

/**
 * What sessions are opened with.
 *
 * @param threads the number of threads that compute
 * @param precision the numbers that training computes with
 * @param gpuMemoryGrowth whether memory of a GPU is taken as it is needed
 * @param gpuMemoryFraction the part of a GPU's memory that may be taken; 0 leaves it to TensorFlow
 * @param xla whether XLA compiles the graph
 */
record SessionSettings(
    int threads,
    Precision precision,
    boolean gpuMemoryGrowth,
    double gpuMemoryFraction,
    boolean xla) {
  SessionSettings(int threads) {
    this(threads, Precision.float32(), false, 0, false);
  }

  SessionSettings withThreads(int value) {
    return new SessionSettings(value, precision, gpuMemoryGrowth, gpuMemoryFraction, xla);
  }

  SessionSettings withPrecision(Precision value) {
    return new SessionSettings(threads, value, gpuMemoryGrowth, gpuMemoryFraction, xla);
  }

  SessionSettings withGpuMemoryGrowth(boolean value) {
    return new SessionSettings(threads, precision, value, gpuMemoryFraction, xla);
  }

  SessionSettings withGpuMemoryFraction(double value) {
    return new SessionSettings(threads, precision, gpuMemoryGrowth, value, xla);
  }

  SessionSettings withXla(boolean value) {
    return new SessionSettings(threads, precision, gpuMemoryGrowth, gpuMemoryFraction, value);
  }

  ConfigProto config() {
    OptimizerOptions.Builder optimizer = OptimizerOptions.newBuilder();
    if (xla) {
      // Without the second setting XLA compiles for GPUs alone.
      optimizer.setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1).setCpuGlobalJit(true);
    }
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads)
        .setAllowSoftPlacement(true)
        .setGpuOptions(
            GPUOptions.newBuilder()
                .setAllowGrowth(gpuMemoryGrowth)
                .setPerProcessGpuMemoryFraction(gpuMemoryFraction))
        .setGraphOptions(
            GraphOptions.newBuilder()
                .setOptimizerOptions(optimizer)
                .setRewriteOptions(precision.rewriting()))
        .build();
  }
}
