package org.vae4j.examples.beta;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.FashionMnist;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.examples.Launcher;
import org.vae4j.internal.Require;
import org.vae4j.tensorflow.features.FeatureNets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the same dense VAE with different weights of the KL term and compares the models. */
@Command(
    name = "BetaStudy",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the same dense VAE on Fashion-MNIST with different weights of the KL term, with"
          + " several seeds each, and compares the models.",
      "Stop it whenever you like: the same command goes on from the last epoch, and finished runs"
          + " are not repeated."
    })
public final class BetaStudy implements Callable<Integer> {
  private static final int QUICK_EPOCHS = 2;
  private static final int QUICK_TRAIN = 2_000;
  private static final int QUICK_TEST = 500;

  @Option(names = "--data", required = true, description = "Folder with the four files, gz or not.")
  private Path data;

  @Option(
      names = "--config",
      description = "YAML file with settings (default: beta-study.yaml, which comes with this).")
  private @Nullable Path config;

  @Option(
      names = "--seeds",
      split = ",",
      description = "Each beta is trained once with each (default: ${DEFAULT-VALUE}).")
  private List<Long> seeds = List.of(1L, 2L, 3L);

  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "beta-study");

  @Option(
      names = "--conditional",
      description =
          "Trains a model that is told the class, with dropout, instead; results in the folder"
              + " conditional.")
  private boolean conditional;

  @Option(
      names = "--evaluate",
      description = "Trains nothing, and evaluates the runs that are finished.")
  private boolean evaluate;

  @Option(
      names = "--quick",
      description =
          "One seed, two epochs, 2,000 training and 500 test images, results in the folder quick:"
              + " shows what comes out, not how good it is.")
  private boolean quick;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new BetaStudy(), args));
  }

  @Override
  public Integer call() throws IOException {
    StudyConfig settings =
        config == null ? StudyConfigFile.defaults() : StudyConfigFile.read(config);
    Dataset train = FashionMnist.train(data);
    Dataset test = FashionMnist.test(data);
    if (!quick) {
      study(settings, seeds, train, test, Extent.full(), out);
    } else {
      study(
          settings.withEpochs(Math.min(QUICK_EPOCHS, settings.epochs())),
          seeds.subList(0, 1),
          Datasets.first(train, Math.min(QUICK_TRAIN, train.size())),
          Datasets.first(test, Math.min(QUICK_TEST, test.size())),
          Extent.quick(),
          out.resolve("quick"));
    }
    return 0;
  }

  private void study(
      StudyConfig settings,
      List<Long> chosenSeeds,
      Dataset train,
      Dataset test,
      Extent extent,
      Path folder)
      throws IOException {
    Path results = conditional ? folder.resolve("conditional") : folder;
    List<StudyRun> runs = StudyRun.of(settings, chosenSeeds, results);
    ConditionalStudy other = new ConditionalStudy(settings, FashionMnist.classes(), results);
    if (!evaluate && conditional) {
      other.train(runs, train, test);
    } else if (!evaluate) {
      StudyTrainer.of(settings, settings::vae, train, test)
          .following(SelectedItems.of(test, settings).items())
          .train(runs);
    }
    List<StudyRun> finished = new ArrayList<>();
    for (StudyRun run : runs) {
      if (run.finished(settings, train.size())) {
        finished.add(run);
      }
    }
    if (finished.isEmpty()) {
      throw new VaeException(
          Require.message(
              results.toString(), "a finished run", "none", "leave out --evaluate to train"));
    }
    if (conditional) {
      other.evaluate(finished, test, extent.within(test.size()));
    } else {
      evaluate(settings, finished, train, test, extent.within(test.size()), folder);
    }
  }

  private static void evaluate(
      StudyConfig settings,
      List<StudyRun> runs,
      Dataset train,
      Dataset test,
      Extent extent,
      Path folder)
      throws IOException {
    List<RunResult> results = new ArrayList<>();
    RealFloors floors;
    try (FeatureExtractor extractor = FeatureNets.fashionMnist()) {
      RunEvaluator evaluator = new RunEvaluator(train, test, extent, extractor);
      floors = evaluator.floors();
      for (StudyRun run : runs) {
        results.add(evaluator.evaluate(run));
      }
    }
    Map<Double, List<RunResult>> byBeta =
        results.stream().collect(groupingBy(result -> result.run().beta(), TreeMap::new, toList()));
    List<BetaSummary> summaries = byBeta.values().stream().map(BetaSummary::of).toList();
    StudyPictures pictures =
        new StudyPictures(
            settings, test, extent, FashionMnist.classes(), folder.resolve("pictures"));
    pictures.write(byBeta.values().stream().map(list -> list.get(0)).toList(), summaries);
    StudyNumbers numbers =
        new StudyNumbers(settings, extent, test.size(), floors, results, summaries);
    numbers.write(folder.resolve("metrics.json"));
    new StudyPage(numbers, pictures).write(folder.resolve("report.html"));
    new StudyTables(numbers).lines().forEach(System.out::println);
    System.out.println("The report is " + folder.resolve("report.html"));
  }
}
