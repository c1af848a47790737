package org.vae4j.inference.prior;

import java.util.OptionalInt;

/**
 * A distribution of latent vectors, which samples are drawn from.
 *
 * <p>Training pulls each q(z|x) towards N(0, I), but their average over all items, the aggregated
 * posterior, does not get there: a decoder never saw what lies in the gaps. A prior that is fitted
 * to the aggregated posterior draws where the decoder knows its way; nothing is trained again.
 *
 * <pre>{@code
 * LatentPrior prior = LatentPrior.gaussianMixture(10).seed(1).fit(model, train);
 * Samples samples = Sampler.of(model).prior(prior).sample(64);
 * }</pre>
 *
 * <p>Immutable and safe to use from many threads.
 *
 * @see <a href="https://arxiv.org/abs/1705.07120">Tomczak and Welling 2018, section 2: the prior
 *     that maximizes the ELBO is the aggregated posterior</a>
 * @see <a href="https://arxiv.org/abs/1903.12436">Ghosh et al. 2020, section 4: density estimation
 *     after training</a>
 */
public sealed interface LatentPrior permits StandardNormal, FullGaussian, GaussianMixture {
  /**
   * Returns N(0, I), which models are trained with. It has as many dimensions as it is asked for.
   *
   * @return the prior
   */
  static LatentPrior standardNormal() {
    return new StandardNormal();
  }

  /**
   * Starts a fit of one normal distribution with a covariance of all dimensions.
   *
   * @return the settings of the fit
   */
  static FullGaussianFit fullGaussian() {
    return new FullGaussianFit(Integer.MAX_VALUE);
  }

  /**
   * Starts a fit of a mixture of normal distributions, each with a covariance of all dimensions.
   *
   * @param components the number of distributions, from 1 to {@link GaussianMixture#MOST}
   * @return the settings of the fit
   * @throws IllegalArgumentException if there is no component, or more than that
   */
  static GaussianMixtureFit gaussianMixture(int components) {
    return GaussianMixtureFit.of(components);
  }

  /**
   * Returns the number of dimensions.
   *
   * @return the length of z; empty if it is any
   */
  OptionalInt latentSize();

  /**
   * Turns standard normal noise into a latent vector, in place. This is how samples are drawn: the
   * result is a function of its arguments, with the same bits on every platform.
   *
   * @param choice a uniform number in [0, 1), which picks a component where there are several
   * @param z holds the noise, and then the vector
   * @param offset where it starts
   * @param size the number of dimensions
   * @throws IllegalArgumentException if this prior has another number of dimensions
   * @throws IndexOutOfBoundsException if the array has no room for it
   */
  void transform(double choice, float[] z, int offset, int size);

  /**
   * Returns the logarithm of the density at a point.
   *
   * @param z the point
   * @return {@code log p(z)} in nats
   * @throws IllegalArgumentException if this prior has another number of dimensions
   */
  double logDensity(float... z);
}
