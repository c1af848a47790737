package org.vae4j.model;

/**
 * Gives likelihoods a meaning: one method per likelihood. It is reached by {@link
 * Likelihood#accept}.
 *
 * @param <T> what is made of a likelihood: ops of a graph, a function of numbers
 */
public interface LikelihoodInterpreter<T> {
  /**
   * Interprets the Bernoulli likelihood.
   *
   * @param likelihood the likelihood
   * @return its meaning
   */
  T bernoulli(Bernoulli likelihood);

  /**
   * Interprets the continuous Bernoulli likelihood.
   *
   * @param likelihood the likelihood
   * @return its meaning
   */
  T continuousBernoulli(ContinuousBernoulli likelihood);

  /**
   * Interprets the Gaussian likelihood.
   *
   * @param likelihood the likelihood
   * @return its meaning
   */
  T gaussian(Gaussian likelihood);

  /**
   * Interprets the Laplace likelihood.
   *
   * @param likelihood the likelihood
   * @return its meaning
   */
  T laplace(Laplace likelihood);

  /**
   * Interprets the discretized logistic likelihood.
   *
   * @param likelihood the likelihood
   * @return its meaning
   */
  T discretizedLogistic(DiscretizedLogistic likelihood);
}
