package org.vae4j.testing;

import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;

/**
 * A model of vectors that encodes an item as its values times one factor per dimension, with
 * variance 1, and decodes a latent vector as itself. A dimension with factor 0 is inactive.
 */
public final class ScalingModel implements VaeModel {
  private final float[] factors;

  /** Returns a model with these factors. */
  public ScalingModel(float... factors) {
    this.factors = factors.clone();
  }

  @Override
  public Shape itemShape() {
    return Shape.of(factors.length);
  }

  @Override
  public int latentSize() {
    return factors.length;
  }

  @Override
  public Samples decode(Samples latents) {
    return latents;
  }

  @Override
  public Posterior encode(Samples items) {
    Samples mean =
        Samples.filledBy(
            items.count(),
            itemShape(),
            values -> {
              for (int i = 0; i < values.length; i++) {
                int d = i % factors.length;
                values[i] = factors[d] * items.value(i / factors.length, d);
              }
            });
    return new Posterior(mean, Samples.filledBy(items.count(), itemShape(), values -> {}));
  }

  @Override
  public void close() {}
}
