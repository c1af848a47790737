package org.vae4j.evaluation;

/** Takes items one at a time, by Welford's recurrence. Not safe to use from many threads. */
final class RunningMean {
  private long count;
  private double mean;
  private double squaredDeviations;

  void add(double value) {
    count++;
    double deviation = value - mean;
    // An infinite mean stays what it is; the recurrence would make it NaN.
    mean = deviation == 0 || Double.isInfinite(mean) ? mean : mean + deviation / count;
    squaredDeviations += deviation * (value - mean);
  }

  /** Returns the mean so far; NaN without items. */
  ItemMean result() {
    if (count == 0) {
      return new ItemMean(Double.NaN, Double.NaN);
    }
    return new ItemMean(mean, count == 1 ? 0 : Math.sqrt(squaredDeviations / (count - 1) / count));
  }
}
