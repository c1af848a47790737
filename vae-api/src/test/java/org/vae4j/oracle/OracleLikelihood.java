package org.vae4j.oracle;

/**
 * The distribution of one value of an item, as a function of what the decoder says about it: a
 * location (for Bernoulli likelihoods a logit) and the logarithm of a scale, which some ignore.
 */
public interface OracleLikelihood {
  /** Returns {@code -log p(value)} in nats, and its derivatives. */
  Term loss(double value, double location, double logScale);

  /** Returns the mean of the distribution. */
  double mean(double location, double logScale);

  /**
   * A loss and its derivatives.
   *
   * @param value the loss in nats
   * @param byLocation the derivative with respect to the location
   * @param byLogScale the derivative with respect to the logarithm of the scale
   */
  record Term(double value, double byLocation, double byLogScale) {}
}
