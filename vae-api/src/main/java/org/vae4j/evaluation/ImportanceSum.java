package org.vae4j.evaluation;

/**
 * The running sum of an item's importance weights {@code w = p(x|z) p(z) / q(z|x)}, kept as the
 * largest logarithm and the sum of weights relative to it, so that nothing overflows and no draw is
 * held. Not safe to use from many threads.
 */
final class ImportanceSum {
  private int draws;
  private double reconstruction;
  private double largest = Double.NEGATIVE_INFINITY;
  private double sum;
  private double squares;

  /**
   * Adds a draw.
   *
   * @param loss {@code -log p(x|z)}
   * @param logRatio {@code log p(z) - log q(z|x)}
   */
  void add(double loss, double logRatio) {
    draws++;
    reconstruction += loss;
    double logWeight = logRatio - loss;
    if (logWeight > largest) {
      double shrink = Math.exp(largest - logWeight);
      sum *= shrink;
      squares *= shrink * shrink;
      largest = logWeight;
    }
    double weight = Math.exp(logWeight - largest);
    sum += weight;
    squares += weight * weight;
  }

  /** Returns the mean of {@code -log p(x|z)}. */
  double reconstruction() {
    return reconstruction / draws;
  }

  /** Returns {@code log(mean(w))}. */
  double logMean() {
    return largest + Math.log(sum / draws);
  }

  /** Returns how many equal weights would vary as much as these, from 1 to the number of draws. */
  double effectiveDraws() {
    return sum * sum / squares;
  }
}
