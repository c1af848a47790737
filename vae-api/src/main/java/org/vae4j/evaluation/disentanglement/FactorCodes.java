package org.vae4j.evaluation.disentanglement;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vae4j.Samples;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;

/**
 * Draws factors, and finds the codes of their items. Draws depend on (seed, stream, number) alone.
 * Immutable and safe to use from many threads.
 */
final class FactorCodes {
  /** The number of items that are encoded at a time. */
  private static final int CHUNK = 256;

  private final FactorSource source;
  private final List<Integer> counts;
  private final UnaryOperator<Samples> representation;
  private final long seed;

  FactorCodes(FactorSource source, UnaryOperator<Samples> representation, long seed) {
    this.source = source;
    this.counts = List.copyOf(source.counts());
    this.representation = representation;
    this.seed = seed;
    Require.argument(
        !counts.isEmpty() && counts.size() == source.names().size(),
        "FactorSource counts",
        "one for each of " + source.names(),
        counts,
        "a factor has a name and a number of values");
    for (int factor = 0; factor < counts.size(); factor++) {
      Require.argument(
          counts.get(factor) >= 2,
          "FactorSource count of " + source.names().get(factor),
          "at least 2",
          counts.get(factor),
          "leave out what never changes");
    }
  }

  int factorCount() {
    return counts.size();
  }

  /** Returns words for choices of a metric. */
  CounterRandom random(long stream) {
    return CounterRandom.of(seed, stream);
  }

  /** Draws all factors of an item from consecutive words. */
  int[] factors(CounterRandom random, long firstWord) {
    int[] factors = new int[counts.size()];
    for (int factor = 0; factor < factors.length; factor++) {
      factors[factor] = random.below(firstWord + factor, counts.get(factor));
    }
    return factors;
  }

  /** Draws items and returns them with their codes. */
  CodeTable table(long stream, int items) {
    CounterRandom random = random(stream);
    int[][] factors = new int[items][];
    for (int item = 0; item < items; item++) {
      factors[item] = factors(random, (long) item * counts.size());
    }
    double[][] codes =
        IntStream.range(0, (items + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToObj(
                chunk ->
                    IntStream.range(chunk * CHUNK, Math.min((chunk + 1) * CHUNK, items))
                        .mapToObj(item -> factors[item])
                        .toArray(int[][]::new))
            .map(this::codes)
            .flatMap(Stream::of)
            .toArray(double[][]::new);
    return CodeTable.of(codes, factors, counts);
  }

  /**
   * Returns the codes of items with these factors.
   *
   * @throws IllegalArgumentException if there is not one for each, or a value is not finite
   */
  double[][] codes(int[][] factors) {
    Samples codes = representation.apply(source.items(factors));
    Require.argument(
        codes.count() == factors.length,
        "representation",
        factors.length + " codes",
        codes.count(),
        "each item needs a code");
    int size = codes.itemShape().volume();
    double[][] values = new double[factors.length][size];
    for (int item = 0; item < factors.length; item++) {
      for (int d = 0; d < size; d++) {
        values[item][d] = codes.value(item, d);
        Require.argument(
            Double.isFinite(values[item][d]),
            "representation, dimension " + d,
            "finite numbers",
            values[item][d],
            "look for weights that are huge or not numbers");
      }
    }
    return values;
  }
}
