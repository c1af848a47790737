package org.vae4j.tensorflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * Finds out why TensorFlow, which must be loaded, does not see a GPU: it opens the GPU's libraries
 * by their names, and goes on with the CPU when one is missing.
 */
final class GpuLibraries {
  /** What TensorFlow 2.18 opens on Linux: the driver, CUDA 12 and cuDNN 9. */
  private static final List<String> NAMES =
      List.of(
          "libcuda.so.1",
          "libcudart.so.12",
          "libcublas.so.12",
          "libcublasLt.so.12",
          "libcufft.so.11",
          "libcusolver.so.11",
          "libcusparse.so.12",
          "libcudnn.so.9");

  private GpuLibraries() {}

  /** Says what to do so that TensorFlow finds a GPU, as the hint of an error. */
  static String advice() {
    return advice(hasGpuKernels(), missing(NAMES));
  }

  static String advice(boolean gpuKernels, List<String> missing) {
    if (!gpuKernels) {
      return "the tensorflow-core-native on the class path computes on the CPU alone; use the one"
          + " with the classifier linux-x86_64-gpu in its place"
          + (missing.isEmpty() ? "" : ", and put on the library path " + named(missing));
    }
    return missing.isEmpty()
        ? "all libraries of CUDA 12 and cuDNN 9 are there; check that nvidia-smi lists the GPU, that"
            + " CUDA_VISIBLE_DEVICES does not hide it, and what TensorFlow logs without"
            + " TF_CPP_MIN_LOG_LEVEL"
        : "put on the library path " + named(missing);
  }

  private static String named(List<String> missing) {
    return "what is missing there: " + String.join(", ", missing);
  }

  /** Returns those libraries that the system's loader does not find or cannot open. */
  static List<String> missing(List<String> names) {
    return names.stream().filter(name -> !opens(name)).toList();
  }

  private static boolean opens(String name) {
    try {
      Loader.loadGlobal(name);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** Returns whether TensorFlow was built for GPUs: whether it can multiply matrices on one. */
  private static boolean hasGpuKernels() {
    try (TF_Status status = TF_Status.newStatus()) {
      TF_Buffer kernels = tensorflow.TF_GetRegisteredKernelsForOp("MatMul", status);
      status.throwExceptionIfNotOK();
      try (kernels) {
        // The serialized list has the names of devices as they are.
        return new String(kernels.copyData(), StandardCharsets.ISO_8859_1).contains("GPU");
      }
    }
  }
}
