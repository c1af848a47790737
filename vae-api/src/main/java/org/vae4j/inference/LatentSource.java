package org.vae4j.inference;

import java.util.Objects;
import java.util.Optional;
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

  /**
   * Returns the conditions of some consecutive vectors, which a conditional model asks for.
   *
   * @param from the number of the first vector, from 0
   * @param to the number after the last vector's
   * @return {@code to - from} conditions of {@code [size]}; empty by default
   */
  default Optional<Samples> conditions(int from, int to) {
    return Optional.empty();
  }

  /**
   * Returns latent vectors with conditions.
   *
   * @param latents where the vectors come from
   * @param conditions where their conditions come from, by the same numbers
   * @return both in one
   */
  static LatentSource with(LatentSource latents, LatentSource conditions) {
    Objects.requireNonNull(latents, "latents");
    Objects.requireNonNull(conditions, "conditions");
    return new LatentSource() {
      @Override
      public Samples latents(int from, int to) {
        return latents.latents(from, to);
      }

      @Override
      public Optional<Samples> conditions(int from, int to) {
        return Optional.of(conditions.latents(from, to));
      }
    };
  }
}
