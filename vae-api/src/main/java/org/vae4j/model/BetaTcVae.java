package org.vae4j.model;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * The decomposed bound of the beta-TC-VAE, in nats per item:
 *
 * <pre>{@code
 * -log p(x|z) + alpha * I(x; z) + beta * TC(z) + gamma * sum_j KL(q(z_j) || p(z_j))
 * }</pre>
 *
 * <p>The three terms add up to KL(q(z|x) || p(z)), so that {@code alpha = beta = gamma = 1} is the
 * plain bound. {@code TC(z) = KL(q(z) || prod_j q(z_j))} is how far the dimensions are from being
 * independent; a beta above 1 disentangles them without paying for the information about the item.
 * What the aggregated posterior {@code q(z)} is has to be estimated from the batch, with one draw
 * of z per item, {@code z_i}; N is the number of training items, B that of the batch:
 *
 * <ul>
 *   <li>{@link Estimate#WEIGHTED}: {@code log q(z_i) = log sum_j q(z_i|x_j) - log(N * B)}, and the
 *       same for each dimension. It is biased, by as much for all items.
 *   <li>{@link Estimate#STRATIFIED}: a weighted sum over the batch with {@code 1 / N} for the item
 *       itself, {@code (N - M) / (N * M)} for the next item and {@code 1 / M} for the others, where
 *       {@code M = B - 1}.
 * </ul>
 *
 * <p>Logged beside reconstruction and KL, which is the closed form of the whole: {@value
 * #MUTUAL_INFORMATION}, {@value #TOTAL_CORRELATION} and {@value #DIMENSION_KL}, averaged over the
 * batch.
 *
 * @param alpha the weight of the mutual information, at least 0; 1 by default
 * @param beta the weight of the total correlation, at least 0
 * @param gamma the weight of the dimension-wise KL, at least 0; 1 by default
 * @param estimate how {@code q(z)} is estimated; {@link Estimate#WEIGHTED} by default
 * @see <a href="https://arxiv.org/abs/1802.04942">Chen et al. 2018, sections 3 and 4.1, appendix
 *     C</a>
 */
public record BetaTcVae(double alpha, double beta, double gamma, Estimate estimate)
    implements Objective {
  /** The name of the term I(x; z). */
  public static final String MUTUAL_INFORMATION = "mutual_information";

  /** The name of the term TC(z). */
  public static final String TOTAL_CORRELATION = "total_correlation";

  /** The name of the term sum_j KL(q(z_j) || p(z_j)). */
  public static final String DIMENSION_KL = "dimension_kl";

  /** How the density of the aggregated posterior is estimated from a batch. */
  public enum Estimate {
    /** Minibatch-weighted sampling. */
    WEIGHTED,
    /** Minibatch-stratified sampling. */
    STRATIFIED
  }

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public BetaTcVae {
    requireWeight(alpha, "alpha");
    requireWeight(beta, "beta");
    requireWeight(gamma, "gamma");
    Objects.requireNonNull(estimate, "estimate");
  }

  private static void requireWeight(double value, String name) {
    Require.argument(
        value >= 0 && Double.isFinite(value),
        "BetaTcVae " + name,
        "a finite number of at least 0",
        value,
        "1 is the plain bound");
  }

  /**
   * Returns this objective with another weight of the mutual information.
   *
   * @param newAlpha the weight, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public BetaTcVae alpha(double newAlpha) {
    return new BetaTcVae(newAlpha, beta, gamma, estimate);
  }

  /**
   * Returns this objective with another weight of the dimension-wise KL.
   *
   * @param newGamma the weight, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public BetaTcVae gamma(double newGamma) {
    return new BetaTcVae(alpha, beta, newGamma, estimate);
  }

  /**
   * Returns this objective with another estimate of the aggregated posterior.
   *
   * @param newEstimate how it is estimated
   * @return a new objective
   */
  public BetaTcVae estimate(Estimate newEstimate) {
    return new BetaTcVae(alpha, beta, gamma, newEstimate);
  }

  @Override
  public <T> T interpret(ObjectiveInterpreter<T> interpreter) {
    return interpreter.betaTcVae(this);
  }
}
