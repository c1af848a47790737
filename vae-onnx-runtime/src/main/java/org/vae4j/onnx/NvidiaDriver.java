package org.vae4j.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks for NVIDIA's driver without loading anything: a try would cost a machine without a GPU the
 * copying and loading of hundreds of megabytes.
 */
final class NvidiaDriver {
  private NvidiaDriver() {}

  static boolean isInstalled() {
    return places().stream().anyMatch(Files::exists);
  }

  /** Returns what the driver brings: any of these files will do. */
  static List<Path> places() {
    return OperatingSystem.isWindows()
        ? List.of(Path.of("C:\\Windows\\System32\\nvcuda.dll"))
        // The third is the door to Windows' driver in its Linux subsystem.
        : List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/nvidia0"), Path.of("/dev/dxg"));
  }
}
