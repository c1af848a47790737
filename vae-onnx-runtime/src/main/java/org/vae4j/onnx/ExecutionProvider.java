package org.vae4j.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import org.vae4j.internal.Require;

/** How ONNX Runtime reaches one kind of device. {@code toString} is the name of the device. */
sealed interface ExecutionProvider
    permits CpuProvider, CudaProvider, TensorRtProvider, DirectMlProvider, CoreMlProvider {
  /**
   * Makes sessions with these options run on the device.
   *
   * @param session the options to add to; not yet used for a session
   * @throws DeviceRefusedException if the device cannot be used here, with the exact reason
   * @throws OrtException if ONNX Runtime fails otherwise; {@link #explain} knows more
   */
  void addTo(SessionOptions session) throws DeviceRefusedException, OrtException;

  /**
   * Returns the reason why the device cannot be used, out of ONNX Runtime's words.
   *
   * @param failure the message of a failure when the device was added, opened or first used
   * @return {@code device: expected …, found …; hint}
   */
  default String explain(String failure) {
    return Require.message(
        toString(), "a device that runs this model", failure, "ask for cpu as well to fall back");
  }

  /**
   * Returns this provider with one more option.
   *
   * @throws IllegalStateException if it takes none
   * @throws IllegalArgumentException if the name cannot be one
   */
  default ExecutionProvider option(String name, String value) {
    throw new IllegalStateException(
        Require.message(
            "Device.option", "a GPU", this, "the processor's only setting is its threads"));
  }

  /**
   * Looks for a reason why a try would be in vain, without loading anything. Nothing found does not
   * mean that the device works.
   *
   * @return {@code device: expected …, found …; hint}, or nothing
   */
  default Optional<String> absence() {
    return Optional.empty();
  }

  /** Returns how many items to run at once; more are run in chunks of this size. */
  default int chunkSize() {
    // A GPU gets enough at once that starting its work does not dominate.
    return 512;
  }

  /**
   * Returns how many values a chunk may have on one side of a model: fewer items if they are large.
   */
  default int valuesPerChunk() {
    // Sixteen megabytes: only memory is a limit.
    return 1 << 22;
  }

  /** Returns how many threads of the host prepare, run and copy the chunks of one call. */
  default int threadsPerCall() {
    return 1;
  }

  /** Tells whether a session must not run twice at the same time. */
  default boolean oneRunAtATime() {
    return false;
  }

  /** Tells whether this is the processor: what fails there is the fault of the model. */
  default boolean isCpu() {
    return false;
  }
}
