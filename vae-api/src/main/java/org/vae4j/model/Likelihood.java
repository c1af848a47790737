package org.vae4j.model;

/**
 * The distribution p(x|z) of an item given its latent vector; its negative logarithm, summed over
 * all values of the item, is the reconstruction loss in nats. Immutable.
 */
public sealed interface Likelihood permits Bernoulli {
  /**
   * Returns the Bernoulli likelihood, for values in [0, 1].
   *
   * @return the likelihood
   */
  static Likelihood bernoulli() {
    return new Bernoulli();
  }

  /**
   * Returns the name that exported models carry.
   *
   * @return a lower-case word
   */
  String name();

  /**
   * Tells whether a value can be an observation under this likelihood.
   *
   * @param value one value of an item
   * @return true if it is in the likelihood's range
   */
  boolean accepts(float value);

  /**
   * Returns the range of values in words, for messages.
   *
   * @return for example {@code values in [0, 1]}
   */
  String range();
}
