package org.vae4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/** Reaches the native library. */
final class OnnxRuntime {
  /** Address space; of its memory only what is used is taken. */
  private static final long START_STACK_BYTES = 256L << 20;

  private OnnxRuntime() {}

  /**
   * Returns the environment of this process, after it was made in a thread of its own if there was
   * none. ONNX Runtime 1.29 looks through the command line with a regular expression then, and
   * needs so much stack for it that a long class path takes the process down in a usual thread.
   *
   * @throws VaeException if the native library cannot be loaded
   */
  static OrtEnvironment start() {
    FutureTask<OrtEnvironment> start = new FutureTask<>(OnnxRuntime::environment);
    Thread thread = new Thread(null, start, "vae4j-start", START_STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return Uninterruptibles.getUninterruptibly(start);
    } catch (ExecutionException e) {
      throw new VaeException(String.valueOf(e.getCause().getMessage()), e.getCause());
    }
  }

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
