package org.vae4j.inference;

import org.vae4j.Samples;

/**
 * Makes latent vectors where and when they are needed, so that those of a large call need not all
 * be in memory. A model may ask from several threads at once, in any order, for each vector once.
 */
@FunctionalInterface
public interface LatentSource {
  /**
   * Returns some consecutive vectors. It must not call the model that asks.
   *
   * @param from the number of the first vector, from 0
   * @param to the number after the last vector's
   * @return {@code to - from} vectors of {@code [latentSize]}
   */
  Samples latents(int from, int to);
}
