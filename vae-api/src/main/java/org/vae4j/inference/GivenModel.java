package org.vae4j.inference;

import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Conditions;
import org.vae4j.model.Likelihood;

/**
 * A conditional model with one condition for all items: to its users a model without a condition.
 * Owns nothing: closing it does nothing. As safe to use from many threads as its model.
 *
 * @param model the conditional model
 * @param row the condition, one vector
 */
record GivenModel(VaeModel model, Samples row) implements VaeModel {
  @Override
  public Shape itemShape() {
    return model.itemShape();
  }

  @Override
  public int latentSize() {
    return model.latentSize();
  }

  @Override
  public LatentPrior prior() {
    return model.prior();
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return model.likelihood();
  }

  @Override
  public boolean hasEncoder() {
    return model.hasEncoder();
  }

  @Override
  public Samples decode(Samples latents) {
    return model.decode(latents, repeated(latents.count()));
  }

  @Override
  public Posterior encode(Samples items) {
    return model.encode(items, repeated(items.count()));
  }

  @Override
  public Samples reconstruct(Samples items) {
    return model.reconstruct(items, repeated(items.count()));
  }

  @Override
  public Samples decode(LatentSource latents, int count) {
    return model.decode(given(latents), count);
  }

  @Override
  public void decodeInto(LatentSource latents, int count, FloatBuffer target) {
    model.decodeInto(given(latents), count, target);
  }

  @Override
  public <T> CompletableFuture<T> async(Supplier<T> call) {
    return model.async(call);
  }

  Samples repeated(int count) {
    return Conditions.repeat(row, count);
  }

  private LatentSource given(LatentSource latents) {
    return LatentSource.with(latents, (from, to) -> repeated(to - from));
  }

  @Override
  public void close() {}
}
