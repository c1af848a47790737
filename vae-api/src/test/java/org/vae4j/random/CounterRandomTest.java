package org.vae4j.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CounterRandomTest {
  private static final int DRAWS = 100_000;

  /** The seed whose stream 0 has the key 1234567: the mixing of the key, inverted. */
  private static final long SEED_OF_KEY_1234567 = -1933779002992342873L;

  @Test
  void bits_areThoseOfSplitMix64() {
    CounterRandom random = CounterRandom.of(SEED_OF_KEY_1234567, 0);
    // The published outputs of SplitMix64 for the seed 1234567.
    assertThat(random.bits(0)).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
    assertThat(random.bits(1)).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
    assertThat(random.bits(2)).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    assertThat(random.bits(3)).isEqualTo(Long.parseUnsignedLong("4593380528125082431"));
    assertThat(random.bits(4)).isEqualTo(Long.parseUnsignedLong("16408922859458223821"));
  }

  @Test
  void firstWords_neverChange() {
    CounterRandom random = CounterRandom.of(7, 3);
    assertThat(new long[] {random.bits(0), random.bits(1), random.bits(1L << 40)})
        .containsExactly(6227549924920686649L, -3892162934862943990L, -5795948755431791779L);
  }

  @Test
  void streams_shareNothing() {
    Set<Long> words = new HashSet<>();
    int count = 0;
    for (long seed = -2; seed <= 2; seed++) {
      for (long stream = -2; stream <= 2; stream++) {
        for (long k = 0; k < 1000; k++) {
          words.add(CounterRandom.of(seed, stream).bits(k));
          count++;
        }
      }
    }
    assertThat(words).hasSize(count);
  }

  @Test
  void bits_areEvenlySet() {
    CounterRandom random = CounterRandom.of(1, 2);
    int[] ones = new int[Long.SIZE];
    for (int k = 0; k < DRAWS; k++) {
      long word = random.bits(k);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += (int) (word >>> bit & 1);
      }
    }
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat((double) ones[bit] / DRAWS)
          .as("bit %d", bit)
          .isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(DRAWS)));
    }
  }

  @Test
  void uniform_isUniform() {
    CounterRandom random = CounterRandom.of(5, 6);
    double[] draws = new double[DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      draws[k] = random.uniform(k);
      assertThat(draws[k]).isBetween(0.0, Math.nextDown(1.0));
    }
    assertThat(KolmogorovSmirnov.statistic(draws, x -> x)).isLessThan(KolmogorovSmirnov.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void below_isEven(int bound) {
    CounterRandom random = CounterRandom.of(8, 9);
    int[] counts = new int[bound];
    for (int k = 0; k < DRAWS; k++) {
      counts[random.below(k, bound)]++;
    }
    assertThat(chiSquare(counts)).isLessThan(chiSquareLimit(bound - 1));
  }

  @Test
  void below_largeBound_staysBelow() {
    CounterRandom random = CounterRandom.of(8, 9);
    int half = 0;
    for (int k = 0; k < 1000; k++) {
      int value = random.below(k, Integer.MAX_VALUE);
      assertThat(value).isBetween(0, Integer.MAX_VALUE - 1);
      half += value < Integer.MAX_VALUE / 2 ? 1 : 0;
    }
    assertThat(half).isBetween(420, 580);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4})
  void below_noResults(int bound) {
    assertThatThrownBy(() -> CounterRandom.of(1, 1).below(0, bound))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CounterRandom below bound: expected at least 1, found "
                + bound
                + "; it is the number of possible results");
  }

  @Test
  void systemSeed_fitsADouble() {
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      long seed = CounterRandom.systemSeed();
      assertThat(seed).isBetween(0L, (1L << 53) - 1);
      seeds.add(seed);
    }
    assertThat(seeds).hasSize(100);
  }

  private static double chiSquare(int[] counts) {
    double expected = (double) DRAWS / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  /** Returns five standard deviations over the mean. */
  private static double chiSquareLimit(int degrees) {
    return degrees + 5 * Math.sqrt(2.0 * degrees) + 1e-9;
  }
}
