package org.vae4j.inference;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.internal.TargetBuffer;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/**
 * Draws items from a model: z from the prior, decoded.
 *
 * <p>Latent value j of sample i is draw {@code i * latentSize + j} of a counter-based stream, so a
 * sample depends on the seed and its number alone: {@code sample(10)} followed by {@code
 * sample(10)} gives what {@code sample(20)} gives, whatever the device or the number of threads.
 *
 * <p>The settings of a sampler never change; {@link #seed} and {@link #temperature} return another
 * sampler, which starts at its first sample. What moves is the number of the next sample. Safe to
 * use from many threads, each of which then gets samples that no other got. Owns no native memory;
 * it uses the model, which the caller closes.
 */
public final class Sampler {
  /** Keeps the noise of sampling apart from other uses of the same seed. */
  private static final long STREAM = 0x73616d706c65L;

  /** Batches of a stream have fewer items where these are large: about this many values. */
  private static final int VALUES_PER_BATCH = 1 << 20;

  private static final int BATCH = 1024;

  private final VaeModel model;
  private final long seed;
  private final float temperature;
  private final GaussianStream noise;
  private final AtomicLong next = new AtomicLong();

  private Sampler(VaeModel model, long seed, float temperature) {
    this.model = model;
    this.seed = seed;
    this.temperature = temperature;
    this.noise = GaussianStream.of(seed, STREAM);
  }

  /**
   * Returns a sampler with temperature 1 and a seed from the operating system, which {@link
   * #seed()} reports.
   *
   * @param model the model to draw from; stays the caller's
   * @return a sampler
   */
  public static Sampler of(VaeModel model) {
    return new Sampler(Objects.requireNonNull(model, "model"), CounterRandom.systemSeed(), 1f);
  }

  /**
   * Returns a sampler with another seed, at its first sample.
   *
   * @param newSeed any number
   * @return a new sampler
   */
  public Sampler seed(long newSeed) {
    return new Sampler(model, newSeed, temperature);
  }

  /**
   * Returns a sampler with another temperature, at its first sample: z is multiplied by it. 1 draws
   * from the prior; less gives more typical items, 0 the same one each time.
   *
   * @param newTemperature the standard deviation of z, at least 0
   * @return a new sampler
   * @throws IllegalArgumentException if the temperature is negative or not finite as a float
   */
  public Sampler temperature(double newTemperature) {
    Require.argument(
        newTemperature >= 0 && Float.isFinite((float) newTemperature),
        "Sampler temperature",
        "a finite number of at least 0",
        newTemperature,
        "1 draws from the prior");
    return new Sampler(model, seed, (float) newTemperature);
  }

  /**
   * Returns the seed.
   *
   * @return the seed that was set, or the one that was taken from the operating system
   */
  public long seed() {
    return seed;
  }

  /**
   * Draws the next items. A call that fails has used their numbers up.
   *
   * @param count the number of items, at least 1
   * @return the items: means of p(x|z), in [0, 1] for a Bernoulli likelihood
   * @throws IllegalArgumentException if the count is less than 1
   * @throws IllegalStateException if the model is closed, also while they are drawn
   * @throws org.vae4j.VaeException if the runtime fails, or the thread is interrupted
   */
  public Samples sample(int count) {
    requireItems(count);
    return draw(reserve(count), count);
  }

  /**
   * Draws the next items, as many as fit, into a buffer. Nothing is copied on the way if the buffer
   * is direct and in native byte order, and the model runs in ONNX Runtime and holds items in the
   * order of {@link Samples}, as it does vectors and images of one channel.
   *
   * @param target gets the items, each of as many values as the model's items have, from its
   *     position on; the position moves behind them
   * @return how many items were drawn
   * @throws IllegalArgumentException if there is no room for an item, or the buffer is read-only
   * @throws IllegalStateException if the model is closed, also while they are drawn
   * @throws org.vae4j.VaeException if the runtime fails, or the thread is interrupted
   */
  public int sampleInto(FloatBuffer target) {
    int count = Objects.requireNonNull(target, "target").remaining() / model.itemShape().volume();
    TargetBuffer.requireRoom(Math.max(1, count), model.itemShape(), target);
    long first = reserve(count);
    model.decodeInto((from, to) -> latents(first + from, to - from), count, target);
    return count;
  }

  /**
   * Draws the next items in batches, as few items at a time as are worth it: at most 1,024, and at
   * most 4 MB where one item is not larger.
   *
   * @param count the number of items, at least 1, however many
   * @return the batches, as {@link #stream(long, int)} returns them
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Stream<Samples> stream(long count) {
    int fitting = Math.max(1, VALUES_PER_BATCH / model.itemShape().volume());
    return stream(count, Math.min(BATCH, fitting));
  }

  /**
   * Draws the next items in batches. Each is drawn when it is asked for, and the stream keeps none,
   * so that memory does not grow with the count. The numbers of the items are taken now: together
   * the batches are what {@link #sample} would return, whatever else is drawn meanwhile. The stream
   * needs no closing; asking for a batch can fail as {@link #sample} can.
   *
   * @param count the number of items, at least 1, however many
   * @param batchSize the number of items of each batch but the last, at least 1
   * @return the batches, in order
   * @throws IllegalArgumentException if the count or the batch size is less than 1
   */
  public Stream<Samples> stream(long count, int batchSize) {
    requireItems(count);
    Require.positive(batchSize, "Sampler stream batchSize", "1024 is usual");
    long first = reserve(count);
    return LongStream.rangeClosed(0, (count - 1) / batchSize)
        .mapToObj(
            batch -> {
              long start = batch * batchSize;
              return draw(first + start, (int) Math.min(batchSize, count - start));
            });
  }

  /**
   * Draws the next items on another thread, one of the model's own if it runs in ONNX Runtime.
   * Canceling the future then stops the drawing. The numbers of the items are taken now.
   *
   * @param count the number of items, at least 1
   * @return the items, or the exception that {@link #sample} would have thrown
   * @throws IllegalArgumentException if the count is less than 1
   * @throws IllegalStateException if the model is closed
   */
  public CompletableFuture<Samples> sampleAsync(int count) {
    requireItems(count);
    long first = reserve(count);
    return model.async(() -> draw(first, count));
  }

  private static void requireItems(long count) {
    Require.argument(
        count >= 1, "Sampler sample", "at least 1", count, "ask for at least one item");
  }

  /** Takes the numbers of some samples, which nobody else then gets, and returns the first. */
  long reserve(long count) {
    return next.getAndAdd(count);
  }

  /** Returns the model that items are drawn from. */
  VaeModel model() {
    return model;
  }

  private Samples draw(long first, int count) {
    return model.decode((from, to) -> latents(first + from, to - from), count);
  }

  /**
   * Returns the latent vectors of some samples, wherever the sampler stands.
   *
   * @param first the number of the first sample, from 0
   * @param count the number of samples, at least 1
   * @return count vectors of {@code [latentSize]}
   * @throws IllegalArgumentException if the first number is negative or the count less than 1
   */
  public Samples latents(long first, int count) {
    Require.argument(first >= 0, "Sampler latents first", "at least 0", first, "samples count up");
    Require.positive(count, "Sampler latents count", "ask for at least one vector");
    return Samples.filledBy(
        count,
        Shape.of(model.latentSize()),
        z -> {
          noise.fill(first * model.latentSize(), z);
          if (temperature != 1f) {
            for (int i = 0; i < z.length; i++) {
              z[i] *= temperature;
            }
          }
        });
  }
}
