package org.vae4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import org.vae4j.VaeException;
import picocli.CommandLine;

/**
 * Runs a program and gives its exit code: 0 if all went well, 1 for a failure, which it says in
 * words, 2 for options that are wrong. A bug in the program still shows its stack trace.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs a program with its options and returns its exit code. */
  public static int run(Callable<Integer> program, String... args) {
    return new CommandLine(program)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              if (!isExpected(exception)) {
                throw exception;
              }
              commandLine.getErr().println("Error: " + words(exception));
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
  }

  private static boolean isExpected(Exception exception) {
    return exception instanceof VaeException
        || exception instanceof IllegalArgumentException
        || exception instanceof UncheckedIOException
        || exception instanceof IOException;
  }

  /** Some exceptions of the file system have nothing but the file's name as a message. */
  private static String words(Exception exception) {
    if (exception instanceof UncheckedIOException unchecked) {
      return words(unchecked.getCause());
    }
    if (exception instanceof FileSystemException file && file.getReason() == null) {
      String kind = file.getClass().getSimpleName().replace("Exception", "");
      return file.getFile() + ": " + kind + "; check the path";
    }
    return exception.getMessage();
  }
}
