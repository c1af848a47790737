/**
 * Distributions that latent vectors are drawn from. {@link
 * org.vae4j.inference.prior.LatentPrior#standardNormal} is the one models are trained with; a
 * {@link org.vae4j.inference.prior.FullGaussian} or a {@link
 * org.vae4j.inference.prior.GaussianMixture} is fitted after training to where the encoder really
 * puts items.
 */
@NullMarked
package org.vae4j.inference.prior;

import org.jspecify.annotations.NullMarked;
