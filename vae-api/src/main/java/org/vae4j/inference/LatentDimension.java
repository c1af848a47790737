package org.vae4j.inference;

/**
 * What one latent dimension carries, measured over the items of a data set.
 *
 * @param mean the mean of the posterior means
 * @param variance the variance of the posterior means: how much the dimension tells items apart
 * @param kl the average {@code KL(q(z|x) || p(z))} of this dimension, in nats per item
 */
public record LatentDimension(double mean, double variance, double kl) {
  /** The variance above which a dimension is active: {@value}. */
  public static final double ACTIVE_VARIANCE = 0.01;

  /**
   * Tells whether the dimension is in use.
   *
   * @return true if the variance is above {@value #ACTIVE_VARIANCE}
   * @see <a href="https://arxiv.org/abs/1509.00519">Burda et al. 2016, section 5.2</a>
   */
  public boolean active() {
    return variance > ACTIVE_VARIANCE;
  }
}
