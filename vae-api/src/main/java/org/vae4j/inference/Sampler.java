package org.vae4j.inference;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
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
   * Draws the next items.
   *
   * @param count the number of items, at least 1
   * @return the items: means of p(x|z), in [0, 1] for a Bernoulli likelihood
   * @throws IllegalArgumentException if the count is less than 1
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples sample(int count) {
    Require.positive(count, "Sampler sample", "ask for at least one item");
    return model.decode(latents(next.getAndAdd(count), count));
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
