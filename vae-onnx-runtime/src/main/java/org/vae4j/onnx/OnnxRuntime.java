package org.vae4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/** Reaches the native library. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  /**
   * Returns the environment of this process, which nobody closes.
   *
   * @throws VaeException if the native library cannot be loaded
   */
  static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment();
    } catch (LinkageError e) {
      throw new VaeException(
          Require.message(
              "ONNX Runtime",
              "its native library for " + OperatingSystem.name() + " " + architecture(),
              rootOf(e),
              "the artifact com.microsoft.onnxruntime:onnxruntime has those for Linux and Windows"
                  + " x64 and Linux and macOS arm64; if -Donnxruntime.native.path is set, check"
                  + " that folder"),
          e);
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch", "of unknown kind");
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
