package org.vae4j.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.VaeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long a new JVM takes from the start of {@code main} to the first image, with this
 * library and with ONNX Runtime alone. Both sides run in turn, so that what slows the machine down
 * slows both.
 */
@Command(
    name = "StartupBenchmark",
    mixinStandardHelpOptions = true,
    description = "Compares the first image of a new JVM with that of bare ONNX Runtime.")
public final class StartupBenchmark implements Callable<Integer> {
  @Option(names = "--model", required = true, description = "Folder with the ONNX files.")
  private Path model;

  @Option(names = "--rounds", description = "JVMs of each side (default: ${DEFAULT-VALUE}).")
  private int rounds = 15;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new StartupBenchmark(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1) {
      throw new IllegalArgumentException(
          "--rounds: expected at least 1, found " + rounds + "; 15 take about half a minute");
    }
    double[] bare = new double[rounds];
    double[] ours = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      bare[round] = milliseconds(StartupBare.class);
      ours[round] = milliseconds(StartupLibrary.class);
    }
    System.out.printf(
        Locale.ROOT,
        """
        %d rounds of each, from main to the first image, median:
        bare ONNX Runtime: %.0f ms
        vae-onnx-runtime: %.0f ms
        quotient: %.2f
        """,
        rounds,
        median(bare),
        median(ours),
        median(ours) / median(bare));
    return 0;
  }

  private double milliseconds(Class<?> program) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Newer JVMs warn of native code otherwise.
    command.addAll(
        List.of("-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED"));
    String natives = System.getProperty("onnxruntime.native.path");
    if (natives != null) {
      command.add("-Donnxruntime.native.path=" + natives);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.add(model.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new VaeException(program.getSimpleName() + " failed: " + words);
    }
    return Double.parseDouble(words.strip());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
