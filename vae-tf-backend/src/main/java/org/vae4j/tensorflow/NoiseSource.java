package org.vae4j.tensorflow;

/** Where batches get the noise of their latent vectors from. */
@FunctionalInterface
interface NoiseSource {
  /** Fills the array with consecutive draws, the first of which has this number. */
  void fill(long first, float[] target);
}
