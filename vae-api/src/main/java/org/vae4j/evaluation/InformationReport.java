package org.vae4j.evaluation;

import java.util.Locale;
import java.util.Objects;
import org.vae4j.inference.LatentReport;

/**
 * What the latent vectors of n items tell about the items, in nats per item.
 *
 * <p>The KL term of the ELBO is the sum of two parts: the mutual information of item and z under q,
 * which a model needs, and the divergence of the aggregated posterior from the prior, which spoils
 * its samples.
 *
 * @param items n, the number of items
 * @param seed the seed of the draws
 * @param kl {@code KL(q(z|x) || p(z))}
 * @param mutualInformation {@code I(x; z) = E log(q(z|x) / q(z))} with {@code q(z) = 1/n
 *     sum(q(z|x))} over the n items; at most log(n), which models of images often reach
 * @param latents how each dimension is used
 * @param aggregated mean and covariance of q(z)
 * @see <a href="http://approximateinference.org/accepted/HoffmanJohnson2016.pdf">Hoffman and
 *     Johnson 2016, "ELBO surgery", section 2</a>
 */
public record InformationReport(
    int items,
    long seed,
    ItemMean kl,
    ItemMean mutualInformation,
    LatentReport latents,
    AggregatedPosterior aggregated) {
  /** Checks that nothing is missing. */
  public InformationReport {
    Objects.requireNonNull(kl, "kl");
    Objects.requireNonNull(mutualInformation, "mutualInformation");
    Objects.requireNonNull(latents, "latents");
    Objects.requireNonNull(aggregated, "aggregated");
  }

  /**
   * Returns the other part of the KL term, {@code KL(q(z) || p(z))}.
   *
   * @return KL less mutual information, in nats; too large where the latter is held by log(n)
   */
  public double marginalKl() {
    return kl.mean() - mutualInformation.mean();
  }

  /**
   * Returns the most that the mutual information of n items can be.
   *
   * @return log(n), in nats
   */
  public double limit() {
    return Math.log(items);
  }

  /** Returns all numbers in three lines, the first of which gives n and the seed. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        """
        %d items, seed %d, %d of %d latent dimensions active
        KL %.3f = mutual information %.3f +- %.3f (at most log n = %.3f) \
        + KL(q(z) || p(z)) %.3f nats per item
        aggregated posterior: %s""",
        items,
        seed,
        latents.activeCount(),
        latents.dimensions().size(),
        kl.mean(),
        mutualInformation.mean(),
        mutualInformation.standardError(),
        limit(),
        marginalKl(),
        aggregated);
  }
}
