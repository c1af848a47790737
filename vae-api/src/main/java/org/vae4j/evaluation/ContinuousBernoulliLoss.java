package org.vae4j.evaluation;

/** The loss of {@link org.vae4j.model.ContinuousBernoulli}, whose logit is found from the mean. */
final class ContinuousBernoulliLoss {
  private static final int MOST_STEPS = 60;

  /** Below this logit the formulas lose digits, and the series are exact to 1e-13. */
  private static final double SMALL = 0.05;

  private ContinuousBernoulliLoss() {}

  /** Returns {@code -log p(value)} in nats; both are the same in the mirror of 1/2. */
  static double of(double value, double mean) {
    double held = MeanLosses.held(mean);
    return held < 0.5 ? upper(1 - value, 1 - held) : upper(value, held);
  }

  private static double upper(double value, double mean) {
    double logit = logit(mean);
    double logIntegral = logit == 0 ? 0 : Math.log(-Math.expm1(-logit) / logit);
    return logit * (1 - value) + logIntegral;
  }

  /**
   * Returns the logit of a mean of at least 1/2, by Newton's method. The mean is an increasing and
   * concave function of the logit there, so steps from below never pass the solution.
   */
  static double logit(double mean) {
    double logit = mean > 0.8 ? 1 / (1 - mean) : 12 * (mean - 0.5);
    for (int i = 0; i < MOST_STEPS; i++) {
      double step = (mean - mean(logit)) / slope(logit);
      logit += step;
      if (Math.abs(step) <= 1e-13 * logit) {
        break;
      }
    }
    return logit;
  }

  private static double mean(double logit) {
    return logit < SMALL
        ? 0.5 + logit / 12 - logit * logit * logit / 720
        : 1 - (1 / logit - 1 / Math.expm1(logit));
  }

  private static double slope(double logit) {
    double sinh = 2 * Math.sinh(logit / 2);
    return logit < SMALL ? 1 / 12.0 - logit * logit / 240 : 1 / (logit * logit) - 1 / (sinh * sinh);
  }
}
