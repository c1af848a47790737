package org.vae4j.examples;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts a program of this package, named by its first argument, in a JVM of its own and hands on
 * its exit code. What the build runs for {@code mvn -q package -Dexample=NAME}.
 */
public final class Examples {
  private static final List<String> PROGRAMS =
      List.of(
          "Quickstart",
          "TrainFashionMnist",
          "TrainMnist",
          "TrainConditional",
          "LatentStudy",
          "TrainFeatureNet",
          "BetaStudy",
          "FitPrior",
          "EvaluateModel",
          "CompareObjectives",
          "DisentanglementStudy",
          "GanVaeLab",
          "TrainGan",
          "TrainVaeGan",
          "SampleModel",
          "SamplingServer",
          "LatentExplorer",
          "NativeFolder",
          "TrainingBenchmark",
          "StreamingBenchmark",
          "TrainingSoak",
          "SamplingBenchmark",
          "SamplingJmh",
          "SamplingLatency",
          "ServingSoak",
          "StartupBenchmark",
          "EvaluationBenchmark");

  private static final int USAGE = 2;

  private Examples() {}

  /** Starts the program. */
  public static void main(String... args) throws IOException, InterruptedException {
    System.exit(run(args));
  }

  static int run(String... args) throws IOException, InterruptedException {
    String program = args.length == 0 ? "" : args[0];
    if (!PROGRAMS.contains(program)) {
      System.err.println(
          "Error: expected one of " + PROGRAMS + ", found '" + program + "'; name an example");
      return USAGE;
    }
    Process process =
        new ProcessBuilder(command(args))
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    NativeLogFilter.copy(process.getErrorStream(), System.err);
    return process.waitFor();
  }

  private static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(className(args[0]));
    command.addAll(Arrays.asList(args).subList(1, args.length));
    return command;
  }

  private static String className(String program) {
    String folder =
        switch (program) {
          case "SamplingServer" -> ".server.";
          case "LatentExplorer" -> ".explorer.";
          case "BetaStudy" -> ".beta.";
          case "GanVaeLab" -> ".lab.";
          default -> ".";
        };
    return Examples.class.getPackageName() + folder + program;
  }
}
