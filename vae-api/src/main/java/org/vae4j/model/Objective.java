package org.vae4j.model;

/** What training minimizes. Immutable. */
public sealed interface Objective permits Elbo {
  /**
   * Returns the negative evidence lower bound with beta 1 and no warm-up.
   *
   * @return the objective
   */
  static Elbo elbo() {
    return new Elbo(1.0, 0.0);
  }
}
