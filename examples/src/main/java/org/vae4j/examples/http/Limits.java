package org.vae4j.examples.http;

import java.time.Duration;

/**
 * What the service does not go beyond.
 *
 * @param samples the most samples of one request
 * @param bytes the longest body of a request
 * @param atOnce how many requests use the model at the same time
 * @param waiting how many more may wait for their turn
 * @param patience how long they wait, and how long an orderly end waits for them
 */
public record Limits(int samples, int bytes, int atOnce, int waiting, Duration patience) {
  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Limits {
    requireAtLeast(1, samples, "--max-n");
    requireAtLeast(1, bytes, "--max-bytes");
    requireAtLeast(1, atOnce, "--threads");
    requireAtLeast(0, waiting, "--max-waiting");
    requireAtLeast(1, patience.toMillis(), "--max-seconds");
  }

  private static void requireAtLeast(int least, long value, String option) {
    if (value < least) {
      throw new IllegalArgumentException(
          option + ": expected at least " + least + ", found " + value + "; --help has defaults");
    }
  }
}
