package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that this process has in RAM now, native memory included; only Linux tells Java. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** Returns all of it in KiB, pages of mapped files included. */
  static long kilobytes() throws IOException {
    return kilobytes(Files.readString(STATUS), "VmRSS");
  }

  /** Returns what the process itself allocated, in KiB, without the pages of mapped files. */
  static long ownKilobytes() throws IOException {
    return kilobytes(Files.readString(STATUS), "RssAnon");
  }

  static long kilobytes(String status, String field) throws IOException {
    Matcher line =
        Pattern.compile("^" + field + ":\\s+(\\d+) kB$", Pattern.MULTILINE).matcher(status);
    if (!line.find()) {
      throw new IOException(
          STATUS + ": expected a line " + field + ", found none; use a newer kernel");
    }
    return Long.parseLong(line.group(1));
  }
}
