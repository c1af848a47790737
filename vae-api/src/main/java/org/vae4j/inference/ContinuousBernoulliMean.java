package org.vae4j.inference;

/**
 * The mean of a continuous Bernoulli variable, {@code m(l) = 1/2 + coth(l/2) / 2 - 1/l}, turned
 * back into its logit l. The mean rises with the logit, so halving an interval finds it.
 *
 * @see <a href="https://arxiv.org/abs/1907.06845">Loaiza-Ganem and Cunningham 2019</a>
 */
final class ContinuousBernoulliMean {
  private static final int HALVINGS = 60;

  private ContinuousBernoulliMean() {}

  static double of(double logit) {
    return Math.abs(logit) < 1e-3
        ? 0.5 + logit / 12 - logit * logit * logit / 720
        : 0.5 + 0.5 / Math.tanh(logit / 2) - 1 / logit;
  }

  /** Returns the logit of a mean in (0, 1). */
  static double logit(double mean) {
    // Far out the mean is 1 - 1/l, and never more.
    double low = mean < 0.5 ? -1 / mean : 0;
    double high = mean < 0.5 ? 0 : 1 / (1 - mean);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (of(middle) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
