package org.vae4j.tensorflow.card;

import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Likelihood;

/**
 * A model without its encoder, or without knowing its likelihood.
 *
 * @param model the whole model
 * @param encoder whether it may encode
 */
record PartOfModel(VaeModel model, boolean encoder) implements VaeModel {
  @Override
  public Shape itemShape() {
    return model.itemShape();
  }

  @Override
  public int latentSize() {
    return model.latentSize();
  }

  @Override
  public Samples decode(Samples latents) {
    return model.decode(latents);
  }

  @Override
  public boolean hasEncoder() {
    return encoder;
  }

  @Override
  public Posterior encode(Samples items) {
    if (!encoder) {
      throw new IllegalStateException("no encoder");
    }
    return model.encode(items);
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return Optional.empty();
  }

  @Override
  public void close() {
    model.close();
  }
}
