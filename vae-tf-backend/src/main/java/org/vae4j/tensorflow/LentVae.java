package org.vae4j.tensorflow;

import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.model.Likelihood;

/**
 * A model that is lent for a while and then taken back; closing it does nothing. Owns nothing. Safe
 * to use from many threads.
 */
final class LentVae implements VaeModel {
  private final VaeModel owned;
  private volatile boolean takenBack;

  LentVae(VaeModel owned) {
    this.owned = owned;
  }

  /** Lets all later calls fail. */
  void takeBack() {
    takenBack = true;
  }

  @Override
  public Shape itemShape() {
    return owned.itemShape();
  }

  @Override
  public int latentSize() {
    return owned.latentSize();
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return lent().likelihood();
  }

  @Override
  public boolean hasEncoder() {
    return owned.hasEncoder();
  }

  @Override
  public Samples decode(Samples latents) {
    return lent().decode(latents);
  }

  @Override
  public Posterior encode(Samples items) {
    return lent().encode(items);
  }

  private VaeModel lent() {
    if (takenBack) {
      throw new IllegalStateException(
          Require.message(
              "the model of an epoch",
              "to be used while the listener is called",
              "a later use",
              "keep EpochEnd.snapshot() instead"));
    }
    return owned;
  }

  @Override
  public void close() {}
}
