package org.vae4j.inference;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.TargetBuffer;
import org.vae4j.model.Likelihood;

/**
 * A trained model that is ready to run. It owns native memory and is closed by whoever loaded it;
 * closing ends the calls in flight and may be repeated. Safe to use from many threads.
 *
 * <p>A call stops early in three ways, each at the end of the items it is working on, if the
 * implementation works on some at a time: when the model is closed, it fails with an {@link
 * IllegalStateException}; when its thread is interrupted, with a {@link org.vae4j.VaeException},
 * and the thread stays interrupted; when it was started by {@link #async} and its future is
 * canceled, nobody waits for it any more.
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
   * Tells whether items can be encoded.
   *
   * @return true by default
   */
  default boolean hasEncoder() {
    return true;
  }

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

  /**
   * Decodes latent vectors that are made when they are needed.
   *
   * @param latents where the vectors come from
   * @param count how many to decode, at least 0
   * @return as many items
   * @throws IllegalArgumentException if the count is negative, or the vectors have another shape or
   *     number
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails, or the thread is interrupted
   */
  default Samples decode(LatentSource latents, int count) {
    Objects.requireNonNull(latents, "latents");
    TargetBuffer.requireCount(count);
    return decode(TargetBuffer.requireCount(latents.latents(0, count), count));
  }

  /**
   * Decodes latent vectors that are made when they are needed, into a buffer. If the buffer is
   * direct, in native byte order, and the model holds items as {@link Samples} do, an
   * implementation may have them written there without a copy.
   *
   * @param latents where the vectors come from
   * @param count how many to decode, at least 0
   * @param target gets the items, each of as many values as {@link #itemShape()} has, from its
   *     position on; the position moves behind them
   * @throws IllegalArgumentException if the count is negative, the buffer is read-only or has no
   *     room, or the vectors have another shape or number
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails, or the thread is interrupted
   */
  default void decodeInto(LatentSource latents, int count, FloatBuffer target) {
    Objects.requireNonNull(latents, "latents");
    TargetBuffer.requireRoom(count, itemShape(), target);
    decode(latents, count).copyTo(0, count, target);
  }

  /**
   * Runs calls of this model on another thread.
   *
   * <p>An implementation with threads of its own uses one of these; canceling the future then stops
   * the call that is running, and closing the model fails the future with an {@link
   * IllegalStateException}. This default uses {@link CompletableFuture#supplyAsync(Supplier)},
   * where canceling stops nothing.
   *
   * @param call calls the model and returns what is wanted of it
   * @param <T> the type of the result
   * @return the result, or the exception that the call ended with
   * @throws IllegalStateException if the model is closed
   */
  default <T> CompletableFuture<T> async(Supplier<T> call) {
    return CompletableFuture.supplyAsync(Objects.requireNonNull(call, "call"));
  }

  /**
   * Frees all native memory. Calls in flight are stopped and fail with an {@link
   * IllegalStateException}, or end well if that takes no time; this waits for them. Does nothing if
   * already closed.
   *
   * @throws IllegalStateException if a call that is in flight closes its own model
   */
  @Override
  void close();
}
