package org.vae4j.evaluation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vae4j.internal.Parallel;
import org.vae4j.random.CounterRandom;

/** Draws items of both sets again, with replacement, and measures the distance of each draw. */
final class Bootstrap {
  private static final long STREAM = 0x626f6f74L;

  private final @Nullable FrechetStatistics fixed;
  private final float[][] real;
  private final float[][] generated;
  private final double ridge;
  private final long seed;

  /** Draws of both sets. */
  Bootstrap(float[][] real, float[][] generated, double ridge, long seed) {
    this(null, real, generated, ridge, seed);
  }

  /** Draws of the generated set alone, against statistics. */
  Bootstrap(FrechetStatistics real, float[][] generated, double ridge, long seed) {
    this(real, new float[0][], generated, ridge, seed);
  }

  private Bootstrap(
      @Nullable FrechetStatistics fixed,
      float[][] real,
      float[][] generated,
      double ridge,
      long seed) {
    this.fixed = fixed;
    this.real = real;
    this.generated = generated;
    this.ridge = ridge;
    this.seed = seed;
  }

  /** Returns the interval around a distance; empty for fewer than two draws. */
  Optional<BootstrapInterval> interval(double distance, int draws, Parallel parallel) {
    if (draws < 2) {
      return Optional.empty();
    }
    double[] distances = new double[draws];
    try (Parallel alone = Parallel.of(1)) {
      parallel.run(draws, draw -> distances[draw] = distance(draw, alone));
    }
    return Optional.of(BootstrapInterval.around(distance, distances));
  }

  private double distance(int draw, Parallel alone) {
    CounterRandom random = CounterRandom.of(seed, STREAM + draw);
    FrechetStatistics other = draw(generated, random, 0, alone);
    FrechetStatistics one = fixed == null ? draw(real, random, generated.length, alone) : fixed;
    return one.distance(other, alone);
  }

  private FrechetStatistics draw(
      float[][] rows, CounterRandom random, int firstWord, Parallel alone) {
    MomentAccumulator moments = new MomentAccumulator(rows[0].length, alone);
    for (int i = 0; i < rows.length; i++) {
      moments.add(rows[random.below((long) firstWord + i, rows.length)]);
    }
    return moments.statistics().withRidge(ridge);
  }
}
