package org.vae4j.inference;

import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.Likelihood;

/**
 * A trained model that is ready to run. It owns native memory and is closed by whoever loaded it;
 * closing waits for calls in flight and may be repeated. Safe to use from many threads.
 */
public interface VaeModel extends AutoCloseable {
  /**
   * Returns the shape of one item.
   *
   * @return {@code [height, width, channels]} or {@code [n]}
   */
  Shape itemShape();

  /**
   * Returns the number of latent dimensions.
   *
   * @return the length of z
   */
  int latentSize();

  /**
   * Maps latent vectors to items: the means of the likelihood p(x|z).
   *
   * @param latents n vectors of {@code [latentSize]}
   * @return n items
   * @throws IllegalArgumentException if the latents have another shape
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  Samples decode(Samples latents);

  /**
   * Maps items to their distributions q(z|x).
   *
   * @param items n items of {@link #itemShape()}
   * @return n means and log-variances
   * @throws IllegalArgumentException if the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  Posterior encode(Samples items);

  /**
   * Encodes items and decodes the means of their distributions; nothing is random.
   *
   * @param items n items of {@link #itemShape()}
   * @return n items
   * @throws IllegalArgumentException if the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  default Samples reconstruct(Samples items) {
    return decode(encode(items).mean());
  }

  /**
   * Returns the means of the items' distributions as plain arrays, for what takes feature vectors.
   *
   * @param items n items of {@link #itemShape()}
   * @return n vectors of latentSize values
   * @throws IllegalArgumentException if the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  default float[][] embed(Samples items) {
    Samples means = encode(items).mean();
    float[][] vectors = new float[means.count()][];
    for (int item = 0; item < vectors.length; item++) {
      vectors[item] = means.item(item);
    }
    return vectors;
  }

  /**
   * Returns the distribution that samples are drawn from unless a {@link Sampler} is given another.
   *
   * @return the prior the model came with; N(0, I) by default
   */
  default LatentPrior prior() {
    return LatentPrior.standardNormal();
  }

  /**
   * Returns p(x|z), where it is known: what training learned about it, such as one scale for all
   * values, is fixed at its value.
   *
   * @return the likelihood; empty by default
   */
  default Optional<Likelihood> likelihood() {
    return Optional.empty();
  }

  /** Frees all native memory, after the calls in flight. Does nothing if already closed. */
  @Override
  void close();
}
