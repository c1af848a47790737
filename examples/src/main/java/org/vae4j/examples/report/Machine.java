package org.vae4j.examples.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Says in words what a program runs on. */
public final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /**
   * Returns cores, processor and what trains, like {@code 2 cores, AMD EPYC, TensorFlow on CPU}.
   *
   * @param training what trains on which device, like {@code TensorFlow on CPU}
   */
  public static String words(String training) {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores + (cores == 1 ? " core, " : " cores, ") + processor() + ", " + training;
  }

  private static String processor() {
    String other = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!Files.isReadable(PROCESSORS)) {
      return other;
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
