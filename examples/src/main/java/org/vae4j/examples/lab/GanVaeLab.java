package org.vae4j.examples.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vae4j.examples.Launcher;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains GANs and VAEs of several sizes on MNIST and Fashion-MNIST and compares them. Each
 * experiment is done once: what has a result is not trained again, what was stopped goes on.
 */
@Command(
    name = "GanVaeLab",
    mixinStandardHelpOptions = true,
    description = {
      "Trains 12 GANs, 6 VAEs and 2 VAE-GANs on MNIST and Fashion-MNIST and compares them.",
      "Experiments that have a result in --out are not done again; one that was stopped goes on.",
      "After each of them the table, the plots, metrics.json and report.html are written anew."
    })
public final class GanVaeLab implements Callable<Integer> {
  /** How long an ending process waits for the last checkpoint. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int QUICK_ITEMS = 512;
  private static final int QUICK_SAMPLES = 512;

  @Option(
      names = "--data",
      required = true,
      description = "Folder with the folders mnist and fashion-mnist.")
  private Path data;

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "gan-vae-lab");

  @Option(names = "--epochs", description = "Of each experiment (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--only",
      description = "Only experiments whose name has this in it, as GAN or MNIST_VAE.")
  private String only = "";

  @Option(names = "--seed", description = "Makes it repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "-n",
      description = "Samples and test images that are measured (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(
      names = "--quick",
      description = "One epoch on 512 images and 512 samples: shows that everything works.")
  private boolean quick;

  @Option(names = "--list", description = "Lists the experiments and what is known of them.")
  private boolean list;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new GanVaeLab(), args));
  }

  @Override
  public Integer call() throws IOException {
    LabSettings settings =
        quick
            ? new LabSettings(data, out, 1, QUICK_ITEMS, QUICK_SAMPLES, seed)
            : new LabSettings(data, out, epochs, Integer.MAX_VALUE, samples, seed);
    List<Experiment> chosen =
        Experiment.all().stream().filter(experiment -> experiment.name().contains(only)).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "--only: expected a part of "
              + Experiment.all().stream().map(Experiment::name).toList()
              + ", found '"
              + only
              + "'; leave it out for all");
    }
    if (!list) {
      for (Experiment experiment : chosen) {
        if (!run(settings, experiment)) {
          return 0;
        }
      }
      // Also where nothing was left to do: an older version may have drawn what is there.
      new LabReport(settings, known(settings)).write();
    }
    for (Map.Entry<Experiment, ExperimentResult> known : known(settings).entrySet()) {
      print(known.getValue());
    }
    return 0;
  }

  /** Returns false if the experiment was stopped. */
  private static boolean run(LabSettings settings, Experiment experiment) throws IOException {
    if (ExperimentResult.read(settings, experiment).isPresent()) {
      return true;
    }
    System.out.println(experiment.name());
    ExperimentRun run = new ExperimentRun(settings, experiment);
    TrainedModel trained = run.train(StopSignal.atShutdown(PATIENCE));
    if (trained.stopped().isPresent()) {
      System.out.println("Stopped; the same command goes on.");
      return false;
    }
    print(run.measure(trained));
    new LabReport(settings, known(settings)).write();
    return true;
  }

  private static Map<Experiment, ExperimentResult> known(LabSettings settings) throws IOException {
    Map<Experiment, ExperimentResult> results = new LinkedHashMap<>();
    for (Experiment experiment : Experiment.all()) {
      Optional<ExperimentResult> result = ExperimentResult.read(settings, experiment);
      result.ifPresent(found -> results.put(experiment, found));
    }
    return results;
  }

  private static void print(ExperimentResult result) {
    System.out.printf(
        Locale.ROOT,
        "%s: FID %.2f, diversity %.2f, %s, %.0f s, %.0f images/s%n",
        result.name,
        result.fid,
        result.diversity,
        result.collapse,
        result.seconds,
        result.imagesPerSecond);
  }
}
