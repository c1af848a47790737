package org.vae4j.evaluation;

import java.util.Locale;
import java.util.Objects;

/**
 * How well a model explains items. All losses are in nats per item; less is better. Where p(x|z) is
 * a density ({@link org.vae4j.model.Likelihood#density()}) they may be negative.
 *
 * <p>Losses compare only between models of the same data and the same kind of likelihood. A {@link
 * org.vae4j.model.Bernoulli} likelihood of grey values is no distribution over them, so its bound
 * is none on a probability.
 *
 * @param items the number of items
 * @param draws K, the number of latent vectors drawn for each item
 * @param seed the seed of the draws
 * @param itemSize the number of values of an item
 * @param reconstruction the mean of {@code -log p(x|z)} over items and draws
 * @param kl {@code KL(q(z|x) || p(z))}, exact
 * @param negativeElbo the sum of both, an upper bound on {@code -log p(x)}
 * @param negativeLogLikelihood the importance-weighted bound on {@code -log p(x)}, {@code -log(1/K
 *     sum(p(x|z) p(z) / q(z|x)))}; the tighter the more draws. With one draw it is an estimate of
 *     the negative ELBO
 * @param effectiveDraws {@code sum(w)^2 / sum(w^2)} of an item's importance weights, averaged over
 *     the items: near 1, a single draw decides, and more draws would lower the bound further
 * @see <a href="https://arxiv.org/abs/1509.00519">Burda et al. 2016, section 3</a>
 */
public record ElboReport(
    int items,
    int draws,
    long seed,
    int itemSize,
    ItemMean reconstruction,
    ItemMean kl,
    ItemMean negativeElbo,
    ItemMean negativeLogLikelihood,
    double effectiveDraws) {
  /** Checks that nothing is missing. */
  public ElboReport {
    Objects.requireNonNull(reconstruction, "reconstruction");
    Objects.requireNonNull(kl, "kl");
    Objects.requireNonNull(negativeElbo, "negativeElbo");
    Objects.requireNonNull(negativeLogLikelihood, "negativeLogLikelihood");
  }

  /**
   * Returns the negative ELBO in bits per value of an item: {@code nats / (itemSize log(2))}. For a
   * density of bytes that were divided by 255 it is about 8 less than the bits of the bytes.
   *
   * @return bits per dimension
   */
  public double elboBitsPerDimension() {
    return bits(negativeElbo.mean());
  }

  /**
   * Returns the importance-weighted bound in bits per value of an item.
   *
   * @return bits per dimension
   */
  public double bitsPerDimension() {
    return bits(negativeLogLikelihood.mean());
  }

  private double bits(double nats) {
    return nats / (itemSize * Math.log(2));
  }

  /** Returns all numbers in three lines, the first of which gives n, K and the seed. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        """
        %d items, K = %d draws each, seed %d
        -ELBO          %.3f +- %.3f nats per item (%.4f bits per dimension) \
        = reconstruction %.3f + KL %.3f
        -log p(x) <= %.3f +- %.3f nats per item (%.4f bits per dimension), \
        %.1f effective draws""",
        items,
        draws,
        seed,
        negativeElbo.mean(),
        negativeElbo.standardError(),
        elboBitsPerDimension(),
        reconstruction.mean(),
        kl.mean(),
        negativeLogLikelihood.mean(),
        negativeLogLikelihood.standardError(),
        bitsPerDimension(),
        effectiveDraws);
  }
}
