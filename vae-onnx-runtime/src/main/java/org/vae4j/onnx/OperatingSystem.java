package org.vae4j.onnx;

import java.util.Locale;

/** The system this process runs on. */
final class OperatingSystem {
  private OperatingSystem() {}

  /** Returns its name, as in {@code Linux}. */
  static String name() {
    return System.getProperty("os.name", "an unknown system");
  }

  static boolean isMac() {
    return isMac(name());
  }

  static boolean isMac(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  static boolean isWindows() {
    return isWindows(name());
  }

  static boolean isWindows(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
