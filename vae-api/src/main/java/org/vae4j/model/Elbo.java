package org.vae4j.model;

import org.vae4j.internal.Require;

/**
 * The negative evidence lower bound in nats per item, {@code -log p(x|z) + beta * KL(q(z|x) ||
 * p(z))}: summed over the values of an item and over latent dimensions, averaged over the batch,
 * with one draw of z per item. {@code beta = 1} is the true bound.
 *
 * <p>With a warm-up, beta grows linearly from 0 at the first step to its full value after {@code
 * warmUp} epochs: at step s, counted from 0, of an epoch of n steps it is {@code beta * min(1, s /
 * (warmUp * n))}.
 *
 * @param beta the weight of the KL term, at least 0; 1 by default
 * @param warmUp the length of the warm-up in epochs, at least 0; 0 by default
 * @see <a href="https://arxiv.org/abs/1312.6114">Kingma and Welling 2014, section 2.2</a>
 * @see <a href="https://openreview.net/forum?id=Sy2fzU9gl">Higgins et al. 2017, section 2
 *     (beta)</a>
 * @see <a href="https://arxiv.org/abs/1602.02282">Sonderby et al. 2016, section 2.3 (warm-up)</a>
 */
public record Elbo(double beta, double warmUp) implements Objective {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if beta or the warm-up is negative or not finite
   */
  public Elbo {
    requireNotNegative(beta, "Elbo beta", "1 is the true bound, 0 a plain autoencoder");
    requireNotNegative(warmUp, "Elbo warmUp", "it is a number of epochs; 0 means none");
  }

  /**
   * Returns this objective with another weight of the KL term.
   *
   * @param newBeta the weight, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public Elbo beta(double newBeta) {
    return new Elbo(newBeta, warmUp);
  }

  /**
   * Returns this objective with another warm-up.
   *
   * @param epochs the number of epochs over which beta grows to its full value, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public Elbo warmUp(double epochs) {
    return new Elbo(beta, epochs);
  }

  /**
   * Returns the weight of the KL term at one step.
   *
   * @param step the step, counted from 0
   * @param stepsPerEpoch the number of steps in an epoch
   * @return the weight, from 0 to {@link #beta()}
   */
  public double betaAt(long step, long stepsPerEpoch) {
    double warmUpSteps = warmUp * stepsPerEpoch;
    return warmUpSteps > 0 ? beta * Math.min(1, step / warmUpSteps) : beta;
  }

  private static void requireNotNegative(double value, String where, String hint) {
    Require.argument(
        value >= 0 && Double.isFinite(value), where, "a finite number of at least 0", value, hint);
  }
}
