/**
 * Uses a trained model. A runtime module loads a {@link org.vae4j.inference.VaeModel}; {@link
 * org.vae4j.inference.Sampler} draws from it and {@link org.vae4j.inference.Interpolator} walks
 * through its latent space. Noise is made here, in Java, so every runtime and device gives the same
 * samples.
 */
@NullMarked
package org.vae4j.inference;

import org.jspecify.annotations.NullMarked;
