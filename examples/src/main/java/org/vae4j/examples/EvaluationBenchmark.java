package org.vae4j.examples;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vae4j.Shape;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.FrechetStatistics;
import org.vae4j.evaluation.PixelFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long Frechet distances take, and in how little heap large sets are compared. */
@Command(
    name = "EvaluationBenchmark",
    mixinStandardHelpOptions = true,
    description = "Times Frechet distances between sets of random features.")
public final class EvaluationBenchmark implements Callable<Integer> {
  @Option(
      names = "--features",
      split = ",",
      description = "Features per item, one number or more (default: ${DEFAULT-VALUE}).")
  private int[] sizes = {512, 2048};

  @Option(names = "--rounds", description = "Distances of each size (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--items",
      description =
          "Also compares two sets of this many items with the last number of features, from their"
              + " items to the distance (default: ${DEFAULT-VALUE}, leave it out).")
  private int items = 0;

  @Option(names = "--kid", description = "With --items, also KID over this many subsets of 1,000.")
  private int subsets = 0;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new EvaluationBenchmark(), args));
  }

  @Override
  public Integer call() {
    if (rounds < 1 || items < 0 || subsets < 0 || sizes.length == 0) {
      throw new IllegalArgumentException(
          "expected sizes, at least 1 round and no negative number, found %s, %d rounds, %d items, %d subsets; --help has defaults"
              .formatted(Arrays.toString(sizes), rounds, items, subsets));
    }
    for (int size : sizes) {
      distance(size);
    }
    if (items > 0) {
      evaluate(sizes[sizes.length - 1]);
    }
    return 0;
  }

  private void distance(int size) {
    FidEvaluator evaluator = evaluator(size);
    FrechetStatistics first = evaluator.statistics(new NoiseVectors(2 * size, size, 1));
    FrechetStatistics second = evaluator.statistics(new NoiseVectors(2 * size, size, 2));
    double[] times = new double[rounds];
    double distance = 0;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      distance = first.distance(second);
      times[round] = (System.nanoTime() - start) / 1e6;
    }
    double cold = times[0];
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%d features: distance %.4f in %.0f ms, median of %d; the first took %.0f ms%n",
        size,
        distance,
        times[rounds / 2],
        rounds,
        cold);
  }

  private void evaluate(int size) {
    FidEvaluator evaluator = evaluator(size);
    if (subsets > 0) {
      evaluator = FidEvaluator.using(PixelFeatures.of(Shape.of(size))).kid(subsets, 1_000);
    }
    long start = System.nanoTime();
    FidReport report =
        evaluator.evaluate(new NoiseVectors(items, size, 1), new NoiseVectors(items, size, 2));
    System.out.printf(
        Locale.ROOT,
        "%s%n%d + %d items of %d features in %.1f s, heap of at most %d MiB%n",
        report,
        items,
        items,
        size,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static FidEvaluator evaluator(int size) {
    return FidEvaluator.using(PixelFeatures.of(Shape.of(size))).frechetOnly();
  }
}
