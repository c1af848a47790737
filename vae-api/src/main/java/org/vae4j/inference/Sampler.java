package org.vae4j.inference;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Conditions;
import org.vae4j.internal.Require;
import org.vae4j.internal.TargetBuffer;
import org.vae4j.model.ClassCondition;
import org.vae4j.model.Condition;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/**
 * Draws items from a model: z from the prior, decoded.
 *
 * <p>The noise of latent value j of sample i is draw {@code i * latentSize + j} of a counter-based
 * stream, and draw i of a second one picks the component of a mixture. So a sample depends on the
 * seed and its number alone: {@code sample(10)} followed by {@code sample(10)} gives what {@code
 * sample(20)} gives, whatever the device or the number of threads. With the prior N(0, I), the
 * noise is z itself.
 *
 * <p>The settings of a sampler never change; {@link #seed}, {@link #temperature}, {@link
 * #truncation}, {@link #prior} and {@link #conditionsOf} return another sampler, which starts at
 * its first sample. What moves is the number of the next sample. Safe to use from many threads,
 * each of which then gets samples that no other got. Owns no native memory; it uses the model,
 * which the caller closes.
 */
public final class Sampler {
  /** Keeps the noise of sampling apart from other uses of the same seed. */
  private static final long STREAM = 0x73616d706c65L;

  /** Keeps the choice of a component apart from the noise. */
  private static final long CHOICE_STREAM = 0x63686f696365L;

  /** Keeps the choice of a class apart from the noise. */
  private static final long CLASS_STREAM = 0x636c617373L;

  /** Batches of a stream have fewer items where these are large: about this many values. */
  private static final int VALUES_PER_BATCH = 1 << 20;

  private static final int BATCH = 1024;

  private final VaeModel model;
  private final long seed;
  private final LatentPrior prior;
  private final float temperature;
  private final double maxNorm;
  private final Optional<Dataset> examples;
  private final GaussianStream noise;
  private final CounterRandom choices;
  private final CounterRandom classes;
  private final Optional<Condition> condition;
  private final AtomicLong next = new AtomicLong();

  private Sampler(
      VaeModel model,
      long seed,
      LatentPrior prior,
      float temperature,
      double maxNorm,
      Optional<Dataset> examples) {
    this.model = model;
    this.seed = seed;
    this.prior = prior;
    this.temperature = temperature;
    this.maxNorm = maxNorm;
    this.examples = examples;
    this.noise = GaussianStream.of(seed, STREAM);
    this.choices = CounterRandom.of(seed, CHOICE_STREAM);
    this.classes = CounterRandom.of(seed, CLASS_STREAM);
    this.condition = model.condition();
  }

  /**
   * Returns a sampler with the model's prior, temperature 1, no truncation and a seed from the
   * operating system, which {@link #seed()} reports.
   *
   * @param model the model to draw from; stays the caller's
   * @return a sampler
   */
  public static Sampler of(VaeModel model) {
    Objects.requireNonNull(model, "model");
    return new Sampler(
        model,
        CounterRandom.systemSeed(),
        model.prior(),
        1f,
        Double.POSITIVE_INFINITY,
        Optional.empty());
  }

  /**
   * Returns a sampler with another seed, at its first sample.
   *
   * @param newSeed any number
   * @return a new sampler
   */
  public Sampler seed(long newSeed) {
    return new Sampler(model, newSeed, prior, temperature, maxNorm, examples);
  }

  /**
   * Returns a sampler with another temperature, at its first sample: the noise is multiplied by it.
   * 1 draws from the prior; less gives more typical items, 0 the mean of the prior each time, of a
   * mixture that of the component that was picked.
   *
   * @param newTemperature the standard deviation of the noise, at least 0
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
    return new Sampler(model, seed, prior, (float) newTemperature, maxNorm, examples);
  }

  /**
   * Returns a sampler that leaves out what is far from the middle, at its first sample: noise whose
   * Euclidean norm is larger, after the temperature, is scaled down to that norm; other samples
   * stay as they are. With N(0, I) no latent vector is longer; with another prior none is farther
   * from the mean (of its component) in Mahalanobis' distance. Noise of many dimensions d has a
   * norm near {@code sqrt(d)}, so this is where truncation begins to show.
   *
   * <p>The truncation trick of Brock et al. draws such vectors again instead, value by value; for
   * the norm of a vector that may take millions of draws, and would give nearly the same: what is
   * left of a normal distribution in a ball much smaller than {@code sqrt(d)} is close to its
   * surface.
   *
   * @param newMaxNorm the largest norm, above 0; without it there is none
   * @return a new sampler
   * @throws IllegalArgumentException if the norm is not above 0
   * @see <a href="https://arxiv.org/abs/1809.11096">Brock et al. 2019, section 3.1</a>
   */
  public Sampler truncation(double newMaxNorm) {
    Require.argument(
        newMaxNorm > 0,
        "Sampler truncation",
        "a number above 0",
        newMaxNorm,
        "noise of d dimensions has a norm near sqrt(d)");
    return new Sampler(model, seed, prior, temperature, newMaxNorm, examples);
  }

  /**
   * Returns a sampler that draws from another prior, at its first sample.
   *
   * @param newPrior where latent vectors come from; {@link VaeModel#prior()} by default
   * @return a new sampler
   * @throws IllegalArgumentException if the prior has another number of dimensions than the model
   */
  public Sampler prior(LatentPrior newPrior) {
    OptionalInt size = Objects.requireNonNull(newPrior, "prior").latentSize();
    Require.argument(
        size.isEmpty() || size.getAsInt() == model.latentSize(),
        "Sampler prior",
        model.latentSize() + " dimensions",
        newPrior,
        "a prior belongs to the model it was fitted for");
    return new Sampler(model, seed, newPrior, temperature, maxNorm, examples);
  }

  /**
   * Returns a sampler that gives each sample the condition of an item of a data set, at its first
   * sample. Which item depends on the seed and the sample's number alone. Without it the classes of
   * a conditional model are drawn equally often, and there is no way to draw vectors.
   *
   * @param data a data set that has conditions; all of them are read once
   * @return a new sampler
   * @throws IllegalArgumentException if an item has no condition, or one of another kind
   * @throws IllegalStateException if the model is not conditional
   */
  public Sampler conditionsOf(Dataset data) {
    Objects.requireNonNull(data, "data");
    Conditions.require("Sampler", condition).requireIn(data, "Sampler conditionsOf");
    return new Sampler(model, seed, prior, temperature, maxNorm, Optional.of(data));
  }

  /**
   * Returns the prior.
   *
   * @return the model's, or the one that was set
   */
  public LatentPrior prior() {
    return prior;
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
   * Draws the next items. A call that fails has used their numbers up. A model that is conditional
   * on classes draws the class of each item too, see {@link #labels}.
   *
   * @param count the number of items, at least 1
   * @return the items: means of p(x|z), in [0, 1] for a Bernoulli likelihood
   * @throws IllegalArgumentException if the count is less than 1
   * @throws IllegalStateException if the model is closed, also while they are drawn, or conditional
   *     on vectors
   * @throws org.vae4j.VaeException if the runtime fails, or the thread is interrupted
   */
  public Samples sample(int count) {
    requireItems(count);
    return draw(reserve(count), count);
  }

  /**
   * Draws the next items of a conditional model, all of one class. For other ways to draw them, or
   * a condition on a vector, make a sampler of {@link VaeModel#given}.
   *
   * @param label the number of the class, from 0
   * @param count the number of items, at least 1
   * @return the items
   * @throws IllegalArgumentException if there is no such class, or the count is less than 1
   * @throws IllegalStateException if the model is closed, also while they are drawn, or not
   *     conditional on classes
   * @throws org.vae4j.VaeException if the runtime fails, or the thread is interrupted
   */
  public Samples sample(int label, int count) {
    requireItems(count);
    VaeModel given = model.given(label);
    long first = reserve(count);
    return given.decode((from, to) -> latents(first + from, to - from), count);
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
    model.decodeInto(source(first), count, target);
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
    return model.decode(source(first), count);
  }

  /** Returns the latent vectors from a number on, with conditions if the model needs them. */
  private LatentSource source(long first) {
    LatentSource latents = (from, to) -> latents(first + from, to - from);
    return condition.isEmpty()
        ? latents
        : LatentSource.with(latents, (from, to) -> drawn(condition.get(), first + from, to - from));
  }

  private Samples drawn(Condition known, long first, int count) {
    return examples
        .map(data -> known.select(data, picks(first, count, data.size())))
        .orElseGet(() -> known.of(labels(first, count)));
  }

  private int[] picks(long first, int count, int bound) {
    return LongStream.range(first, first + count)
        .mapToInt(number -> classes.below(number, bound))
        .toArray();
  }

  /**
   * Returns the classes that {@link #sample(int)} draws for some samples of a conditional model,
   * wherever the sampler stands. The class of a sample depends on the seed and its number alone.
   *
   * @param first the number of the first sample, from 0
   * @param count the number of samples, at least 1
   * @return count labels
   * @throws IllegalArgumentException if the first number is negative or the count less than 1
   * @throws IllegalStateException if the model is not conditional on classes
   */
  public int[] labels(long first, int count) {
    Require.argument(first >= 0, "Sampler labels first", "at least 0", first, "samples count up");
    Require.positive(count, "Sampler labels count", "ask for at least one label");
    Condition known = Conditions.require("Sampler", condition);
    if (!(known instanceof ClassCondition)) {
      throw Conditions.missing("Sampler", known);
    }
    return examples
        .map(
            data ->
                IntStream.of(picks(first, count, data.size()))
                    .map(item -> data.label(item).orElseThrow())
                    .toArray())
        .orElseGet(() -> picks(first, count, known.size()));
  }

  /** Returns the conditions of some samples; empty if the model needs none. */
  Optional<Samples> conditions(long first, int count) {
    if (model instanceof GivenModel given) {
      return Optional.of(given.repeated(count));
    }
    return condition.map(known -> drawn(known, first, count));
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
    int size = model.latentSize();
    return Samples.filledBy(
        count,
        Shape.of(size),
        z -> {
          noise.fill(first * size, z);
          if (temperature != 1f) {
            for (int i = 0; i < z.length; i++) {
              z[i] *= temperature;
            }
          }
          for (int i = 0; i < count; i++) {
            truncate(z, i * size, size);
            prior.transform(choices.uniform(first + i), z, i * size, size);
          }
        });
  }

  private void truncate(float[] z, int offset, int size) {
    if (maxNorm == Double.POSITIVE_INFINITY) {
      return;
    }
    double squares = 0;
    for (int i = offset; i < offset + size; i++) {
      squares += (double) z[i] * z[i];
    }
    double norm = Math.sqrt(squares);
    if (norm > maxNorm) {
      for (int i = offset; i < offset + size; i++) {
        z[i] = (float) (z[i] * maxNorm / norm);
      }
    }
  }
}
