package org.vae4j.examples.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A program that serves, in a process of its own. */
public final class RunningServer implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final String firstLine;

  private RunningServer(Process process, BufferedReader output, String firstLine) {
    this.process = process;
    this.output = output;
    this.firstLine = firstLine;
  }

  /** Starts a program and waits for its first line. */
  public static RunningServer start(Class<?> program, String classPath, String... options)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            program.getName());
    builder.command().addAll(List.of(options));
    Process process = builder.redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    return new RunningServer(process, output, String.valueOf(output.readLine()));
  }

  /** Returns what it said first. */
  public String firstLine() {
    return firstLine;
  }

  /** Returns the address of something it serves. */
  public URI uri(String path) {
    return URI.create(firstLine.substring(firstLine.indexOf("http")) + path);
  }

  /** Asks it to end, as SIGTERM does, and returns the rest of what it said. */
  public String terminate() {
    // Of the handle: the process's own method also closes the stream that is read below.
    process.toHandle().destroy();
    return output.lines().collect(Collectors.joining("\n"));
  }

  /** Waits for its end and returns its exit code. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
