package org.vae4j.training;

/**
 * The loss of a set of items, in nats per item: summed over the values of an item and over latent
 * dimensions, averaged over the items.
 *
 * @param reconstruction {@code -log p(x|z)}, with one draw of z per item
 * @param kl {@code KL(q(z|x) || p(z))}, not weighted
 * @param objective what was minimized; the same as {@link #total()} for beta 1
 */
public record LossTerms(double reconstruction, double kl, double objective) {
  /**
   * Returns the negative evidence lower bound, whatever beta is.
   *
   * @return {@code reconstruction + kl}, in nats per item
   */
  public double total() {
    return reconstruction + kl;
  }
}
