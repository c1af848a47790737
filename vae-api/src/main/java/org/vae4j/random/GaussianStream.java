package org.vae4j.random;

import java.util.Objects;

/**
 * A counter-based stream of standard normal numbers: draw k depends on (seed, stream, k) alone.
 * Immutable and safe to use from many threads.
 *
 * <p>The ziggurat method [1] in the form of [2], with 128 layers of equal area under {@code
 * exp(-x^2 / 2)}. A random word picks a layer (its low 7 bits) and a point u in (-1, 1) (its high
 * 53 bits). The point is taken at once if it lies in the part of the layer that is under the curve
 * for sure (97.2% of all first words); in the bottom layer beyond R it comes from the tail, by [3];
 * otherwise it is taken with the probability that the curve leaves, or the next word is tried. In
 * all, 98.7% of the draws are the point of their first word. Word i of draw k is word {@code k *
 * 2^20 + i} of the {@link CounterRandom}, so draws never share words. The common path multiplies
 * and compares only; the rare ones use {@link StrictMath}: every platform gives the same bits.
 *
 * <ol>
 *   <li>Marsaglia and Tsang 2000, "The ziggurat method for generating random variables".
 *   <li>Doornik 2005, "An improved ziggurat method to generate normal random samples".
 *   <li>Marsaglia 1964, "Generating a variable from the tail of the normal distribution".
 * </ol>
 */
public final class GaussianStream {
  private static final int LAYERS = 128;
  private static final int WORDS_PER_DRAW_BITS = 20;

  /** Where the bottom layer ends and the tail begins. */
  private static final double R = 3.442619855899;

  /** The area of each layer. */
  private static final double AREA = 9.91256303526217e-3;

  private static final double[] EDGE = edges();

  private final CounterRandom random;

  private GaussianStream(CounterRandom random) {
    this.random = random;
  }

  /**
   * Returns a stream.
   *
   * @param seed the seed that a user chose
   * @param stream what the numbers are for; different streams of a seed are independent
   * @return the stream
   */
  public static GaussianStream of(long seed, long stream) {
    return new GaussianStream(CounterRandom.of(seed, stream));
  }

  /**
   * Writes consecutive draws into an array.
   *
   * @param first the number of the first draw, from 0
   * @param target what is filled from its start to its end
   */
  public void fill(long first, float[] target) {
    Objects.requireNonNull(target, "target");
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) draw(first + i);
    }
  }

  /**
   * Returns draw k.
   *
   * @param k the number of the draw, from 0
   * @return a standard normal number
   */
  public double draw(long k) {
    long counter = k << WORDS_PER_DRAW_BITS;
    while (true) {
      long word = random.bits(counter++);
      int layer = (int) word & (LAYERS - 1);
      double u = (word >> 11) * 0x1.0p-52;
      double x = u * EDGE[layer];
      if (Math.abs(x) < EDGE[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return tail(counter, u < 0);
      }
      double top = density(EDGE[layer + 1]);
      double bottom = density(EDGE[layer]);
      if (bottom + random.uniform(counter++) * (top - bottom) < density(x)) {
        return x;
      }
    }
  }

  private double tail(long firstCounter, boolean negative) {
    long counter = firstCounter;
    while (true) {
      double x = -StrictMath.log(1 - random.uniform(counter++)) / R;
      double y = -StrictMath.log(1 - random.uniform(counter++));
      if (y + y >= x * x) {
        return negative ? -R - x : R + x;
      }
    }
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /**
   * Returns the right edges of the layers from the bottom up. The bottom layer has the width of a
   * rectangle of its whole area, tail included; EDGE[1] is R; the last edge is 0.
   */
  private static double[] edges() {
    double[] edge = new double[LAYERS + 1];
    double height = density(R);
    edge[0] = AREA / height;
    edge[1] = R;
    for (int layer = 2; layer < LAYERS; layer++) {
      height += AREA / edge[layer - 1];
      edge[layer] = StrictMath.sqrt(-2 * StrictMath.log(height));
    }
    return edge;
  }
}
