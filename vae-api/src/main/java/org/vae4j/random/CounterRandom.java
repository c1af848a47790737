package org.vae4j.random;

import java.security.SecureRandom;
import org.vae4j.internal.Require;

/**
 * A counter-based stream of random 64-bit words: word k depends on (seed, stream, k) alone. There
 * is no state, so any word can be had at any time. Immutable and safe to use from many threads.
 *
 * <p>Word k is {@code mix(key + (k + 1) * GAMMA)}, which is SplitMix64 [1] started at {@code key};
 * the key is mixed from seed and stream with the finalizer of MurmurHash3 [2], so that neighboring
 * seeds share nothing. Integer arithmetic only: every platform gives the same bits.
 *
 * <ol>
 *   <li>Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", section 3.
 *   <li>Appleby 2011, MurmurHash3, {@code fmix64}.
 * </ol>
 */
public final class CounterRandom {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private final long key;

  private CounterRandom(long key) {
    this.key = key;
  }

  /**
   * Returns a stream.
   *
   * @param seed the seed that a user chose
   * @param stream what the numbers are for; different streams of a seed are independent
   * @return the stream
   */
  public static CounterRandom of(long seed, long stream) {
    return new CounterRandom(murmur(murmur(seed + GAMMA) ^ (stream * GAMMA)));
  }

  /**
   * Takes a seed from the operating system.
   *
   * @return a seed from 0 to 2^53 - 1, which survives JSON and spreadsheets
   */
  public static long systemSeed() {
    return new SecureRandom().nextLong() >>> 11;
  }

  /**
   * Returns word k.
   *
   * @param k the counter
   * @return 64 random bits
   */
  public long bits(long k) {
    long z = key + (k + 1) * GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Returns draw k of the uniform distribution.
   *
   * @param k the counter
   * @return a number in [0, 1) with 53 random bits
   */
  public double uniform(long k) {
    return (bits(k) >>> 11) * 0x1.0p-53;
  }

  /**
   * Returns a whole number below a bound, from word k. The bias is less than bound / 2^63.
   *
   * @param k the counter
   * @param bound the number of possible results, at least 1
   * @return a number from 0 to bound - 1
   * @throws IllegalArgumentException if the bound is less than 1
   */
  public int below(long k, int bound) {
    Require.positive(bound, "CounterRandom below bound", "it is the number of possible results");
    return (int) Math.multiplyHigh(bits(k) >>> 1, 2L * bound);
  }

  private static long murmur(long value) {
    long z = value;
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
