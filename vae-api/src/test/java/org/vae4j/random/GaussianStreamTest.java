package org.vae4j.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.oracle.ErrorFunction;

final class GaussianStreamTest {
  private static final int DRAWS = 1_000_000;
  private static final double TAIL = 3.442619855899;
  private static final double LAYER_AREA = 9.91256303526217e-3;
  private static final int LAYERS = 128;
  private static final int WORDS_PER_DRAW_BITS = 20;

  private final GaussianStream stream = GaussianStream.of(2024, 5);

  @Test
  void moments_areNormal() {
    double[] sums = new double[5];
    for (int k = 0; k < DRAWS; k++) {
      double x = stream.draw(k);
      double power = 1;
      for (int moment = 1; moment <= 4; moment++) {
        power *= x;
        sums[moment] += power;
      }
    }
    // The variances of x, x^2, x^3 and x^4 are 1, 2, 15 and 96.
    assertThat(sums[1] / DRAWS).isCloseTo(0, within(5 * Math.sqrt(1.0 / DRAWS)));
    assertThat(sums[2] / DRAWS).isCloseTo(1, within(5 * Math.sqrt(2.0 / DRAWS)));
    assertThat(sums[3] / DRAWS).isCloseTo(0, within(5 * Math.sqrt(15.0 / DRAWS)));
    assertThat(sums[4] / DRAWS).isCloseTo(3, within(5 * Math.sqrt(96.0 / DRAWS)));
  }

  @Test
  void distribution_isNormal() {
    double[] draws = IntStream.range(0, DRAWS).mapToDouble(stream::draw).toArray();
    assertThat(KolmogorovSmirnov.statistic(draws, GaussianStreamTest::normal))
        .isLessThan(KolmogorovSmirnov.LIMIT);
  }

  @Test
  void tails_areNormal() {
    int left = 0;
    int right = 0;
    int far = 0;
    for (int k = 0; k < 4 * DRAWS; k++) {
      double x = stream.draw(k);
      left += x < -TAIL ? 1 : 0;
      right += x > TAIL ? 1 : 0;
      far += Math.abs(x) > 4.5 ? 1 : 0;
    }
    double expected = 4 * DRAWS * (1 - normal(TAIL));
    double expectedFar = 8 * DRAWS * (1 - normal(4.5));
    assertThat((double) left).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    assertThat((double) right).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    assertThat((double) far).isCloseTo(expectedFar, within(5 * Math.sqrt(expectedFar)));
  }

  @Test
  void layers_haveEqualAreas() {
    double[] edges = edges();
    assertThat(edges[1]).isCloseTo(TAIL, within(1e-12));
    for (int layer = 1; layer < LAYERS; layer++) {
      double upper = layer == LAYERS - 1 ? 1 : density(edges[layer + 1]);
      assertThat(edges[layer] * (upper - density(edges[layer])))
          .as("layer %d", layer)
          .isCloseTo(LAYER_AREA, within(1e-10));
    }
    double tailArea = Math.sqrt(2 * Math.PI) * (1 - normal(TAIL));
    assertThat(TAIL * density(TAIL) + tailArea).isCloseTo(LAYER_AREA, within(1e-10));
    assertThat(edges[0] * density(TAIL)).isCloseTo(LAYER_AREA, within(1e-10));
  }

  @Test
  void layers_areEquallyLikely() {
    int[] counts = new int[LAYERS];
    for (int k = 0; k < DRAWS; k++) {
      counts[layer(firstWord(k))]++;
    }
    double expected = (double) DRAWS / LAYERS;
    for (int layer = 0; layer < LAYERS; layer++) {
      assertThat((double) counts[layer])
          .as("layer %d", layer)
          .isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }
  }

  /** The figures that the javadoc of {@link GaussianStream} gives. */
  @Test
  void mostDraws_takeTheFirstWord() {
    double[] edges = edges();
    int atOnce = 0;
    int firstPoint = 0;
    for (int k = 0; k < DRAWS; k++) {
      long word = firstWord(k);
      double x = point(word) * edges[layer(word)];
      atOnce += Math.abs(x) < edges[layer(word) + 1] ? 1 : 0;
      firstPoint += Math.abs(stream.draw(k) - x) < 1e-9 ? 1 : 0;
    }
    assertThat((double) atOnce / DRAWS).isCloseTo(0.972, within(0.0005));
    assertThat((double) firstPoint / DRAWS).isCloseTo(0.987, within(0.0005));
  }

  @Test
  void fill_isTheSameAsDraws() {
    float[] values = new float[5];
    stream.fill(1000, values);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo((float) stream.draw(1000 + i));
    }
  }

  @Test
  void neighbors_areNotCorrelated() {
    double product = 0;
    for (int k = 0; k < DRAWS; k++) {
      product += stream.draw(k) * stream.draw(k + 1);
    }
    assertThat(product / DRAWS).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
  }

  @Test
  void seedsAndStreams_areNotCorrelated() {
    GaussianStream otherSeed = GaussianStream.of(2025, 5);
    GaussianStream otherStream = GaussianStream.of(2024, 6);
    double seeds = 0;
    double streams = 0;
    for (int k = 0; k < DRAWS; k++) {
      seeds += stream.draw(k) * otherSeed.draw(k);
      streams += stream.draw(k) * otherStream.draw(k);
    }
    assertThat(seeds / DRAWS).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
    assertThat(streams / DRAWS).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
  }

  @Test
  void firstDraws_neverChange() {
    GaussianStream pinned = GaussianStream.of(7, 3);
    assertThat(new double[] {pinned.draw(0), pinned.draw(1), pinned.draw(2), pinned.draw(1L << 33)})
        .containsExactly(
            1.1003011486553813, 1.2886288080253108, 0.17625814007010218, 0.09510131822341383);
  }

  /**
   * Recovers the edges from the draws: most of a layer's draws are its edge times the point in (-1,
   * 1) that their first word gives, so that is the most frequent quotient.
   */
  private double[] edges() {
    double[] edges = new double[LAYERS + 1];
    Map<Long, Integer> counts = new HashMap<>();
    int[] best = new int[LAYERS];
    for (int k = 0; k < 20_000; k++) {
      long word = firstWord(k);
      int layer = layer(word);
      double edge = stream.draw(k) / point(word);
      int count = counts.merge(Math.round(edge * 1e11) * LAYERS + layer, 1, Integer::sum);
      if (count > best[layer]) {
        best[layer] = count;
        edges[layer] = edge;
      }
    }
    return edges;
  }

  private static long firstWord(long k) {
    return CounterRandom.of(2024, 5).bits(k << WORDS_PER_DRAW_BITS);
  }

  private static int layer(long word) {
    return (int) word & (LAYERS - 1);
  }

  private static double point(long word) {
    return (word >> 11) * 0x1p-52;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2);
  }

  private static double normal(double x) {
    return ErrorFunction.erfc(-x / Math.sqrt(2)) / 2;
  }
}
