package org.vae4j.examples.http;

import java.util.Arrays;

/** How long requests took: all of them in sum, the newest in detail. Safe from many threads. */
final class LatencySummary {
  private static final int NEWEST = 1024;

  private final long[] nanos = new long[NEWEST];
  private long count;
  private long sum;

  synchronized void add(long duration) {
    nanos[(int) (count % NEWEST)] = duration;
    count++;
    sum += duration;
  }

  synchronized long count() {
    return count;
  }

  /** Returns the time of all requests together, in seconds. */
  synchronized double sum() {
    return sum / 1e9;
  }

  /** Returns the time in seconds that a share of the newest requests did not exceed. */
  synchronized double quantile(double share) {
    int kept = (int) Math.min(count, NEWEST);
    if (kept == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, kept);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * kept) - 1)] / 1e9;
  }
}
