package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has had in RAM, native memory included. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private PeakMemory() {}

  /** Returns the peak in MiB, in words; only Linux keeps it where Java can read it. */
  static String inWords() throws IOException {
    return Files.exists(STATUS)
        ? inWords(Files.readString(STATUS))
        : "unknown on " + System.getProperty("os.name");
  }

  static String inWords(String status) {
    Matcher mark = HIGH_WATER_MARK.matcher(status);
    return mark.find() ? Long.parseLong(mark.group(1)) / 1024 + " MiB" : "unknown";
  }
}
