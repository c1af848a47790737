package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

/**
 * Finds out which device really computes: TensorFlow goes on without a GPU, and without a word,
 * when one of the GPU's libraries is missing.
 */
final class ComputeDevice {
  private ComputeDevice() {}

  /**
   * Runs one operand with tracing.
   *
   * @param threads the number of threads that was asked for
   * @return {@code GPU 0}, or {@code CPU (2 threads)}
   */
  static String describe(Session session, Operand<TFloat32> operand, int threads) {
    RunOptions trace =
        RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.SOFTWARE_TRACE).build();
    try (Result result = session.runner().setOptions(trace).fetch(operand).runAndFetchMetadata()) {
      return result
          .getMetadata()
          .map(RunMetadata::getStepStats)
          .flatMap(
              stats ->
                  stats.getDevStatsList().stream()
                      .map(DeviceStepStats::getDevice)
                      .filter(name -> name.matches(".*/device:GPU:\\d+"))
                      .findFirst())
          .map(name -> "GPU " + name.substring(name.lastIndexOf(':') + 1))
          .orElse("CPU (" + threads + (threads == 1 ? " thread)" : " threads)"));
    }
  }
}
