package org.vae4j.inference;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.internal.Require;

/**
 * What an encoder says about items: the normal distributions q(z|x), with independent dimensions.
 *
 * @param mean the means, n items of {@code [latentSize]}
 * @param logVariance the natural logarithms of the variances, n items of {@code [latentSize]}
 */
public record Posterior(Samples mean, Samples logVariance) {
  /**
   * Checks that both have the same shape.
   *
   * @throws IllegalArgumentException if the counts or shapes differ
   */
  public Posterior {
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(logVariance, "logVariance");
    Require.argument(
        mean.count() == logVariance.count() && mean.itemShape().equals(logVariance.itemShape()),
        "Posterior logVariance",
        mean.toString(),
        logVariance,
        "each mean needs its variance");
  }
}
