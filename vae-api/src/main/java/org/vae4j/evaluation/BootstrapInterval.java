package org.vae4j.evaluation;

/**
 * How much a Frechet distance hangs on which items were chosen: items of both sets are drawn again
 * with replacement, many times, and the distance of these draws has a standard deviation. The
 * interval is the distance plus and minus 1.96 times that. The draws' own percentiles would not do:
 * a draw has items twice, hence fewer different ones, which moves its distance up. For the same
 * reason the interval says nothing of the bias that a small set has. Immutable and safe to use from
 * many threads.
 *
 * @param low the lower end, at least 0
 * @param high the upper end
 * @param standardDeviation that of the draws
 * @param draws the number of draws
 */
public record BootstrapInterval(double low, double high, double standardDeviation, int draws) {
  private static final double NORMAL_QUANTILE = 1.96;

  static BootstrapInterval around(double distance, double[] draws) {
    double deviation = Spread.standardDeviation(draws, draws.length - 1);
    return new BootstrapInterval(
        Math.max(0, distance - NORMAL_QUANTILE * deviation),
        distance + NORMAL_QUANTILE * deviation,
        deviation,
        draws.length);
  }

  /** Returns both ends and the number of draws. */
  @Override
  public String toString() {
    return "%s to %s (95%%, %d bootstrap draws)"
        .formatted(Decimals.of(low), Decimals.of(high), draws);
  }
}
