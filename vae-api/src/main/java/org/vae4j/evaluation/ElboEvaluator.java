package org.vae4j.evaluation;

import java.util.Objects;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;
import org.vae4j.model.Likelihood;
import org.vae4j.random.CounterRandom;

/**
 * Measures how well a model explains items: the negative ELBO with its parts, and the
 * importance-weighted bound on {@code -log p(x)}.
 *
 * <pre>{@code
 * ElboReport report = ElboEvaluator.of(model).seed(1).draws(5000).limit(1000).evaluate(test);
 * }</pre>
 *
 * <p>For each item, K latent vectors are drawn from q(z|x) and decoded. Draw k of item i depends on
 * (seed, i, k) alone, so more draws or items keep those that were there. Memory does not grow with
 * K: draws are decoded in batches and folded into running sums, in double precision.
 *
 * <p>What a model decodes are the means of its likelihood, as float32. Training uses logits, which
 * know more of means near 0 and 1: here a mean that float32 rounds to 0 or 1 counts as 2^-25 away
 * from it, so a Bernoulli value costs 17.3 nats at most (PyTorch's {@code BCELoss}: 100).
 * Likelihoods whose scale the decoder predicts for each value cannot be evaluated, since the scales
 * are not decoded.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 *
 * @see <a href="https://arxiv.org/abs/1509.00519">Burda et al. 2016, section 3</a>
 */
public final class ElboEvaluator {
  /** The number of items that are encoded at a time. */
  private static final int CHUNK = 256;

  private final VaeModel model;
  private final Likelihood likelihood;
  private final ItemLoss loss;
  private final long seed;
  private final int draws;
  private final int limit;

  private ElboEvaluator(VaeModel model, Likelihood likelihood, long seed, int draws, int limit) {
    this.model = model;
    this.likelihood = likelihood;
    this.loss = MeanLosses.of(likelihood);
    this.seed = seed;
    this.draws = draws;
    this.limit = limit;
  }

  /**
   * Returns an evaluator of a model that knows its likelihood, with one draw per item and a seed
   * from the operating system, which {@link #seed()} reports.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @return an evaluator
   * @throws IllegalArgumentException if the model does not know its likelihood, or that does not
   *     follow from its mean
   */
  public static ElboEvaluator of(VaeModel model) {
    Objects.requireNonNull(model, "model");
    return of(
        model,
        model
            .likelihood()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Require.message(
                            "ElboEvaluator",
                            "a model that knows its likelihood",
                            "one that does not",
                            "name it: ElboEvaluator.of(model, likelihood)"))));
  }

  /**
   * Returns an evaluator with one draw per item and a seed from the operating system, which {@link
   * #seed()} reports.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param likelihood p(x|z), with a fixed scale if it has one
   * @return an evaluator
   * @throws IllegalArgumentException if the likelihood does not follow from its mean
   */
  public static ElboEvaluator of(VaeModel model, Likelihood likelihood) {
    return new ElboEvaluator(
        Objects.requireNonNull(model, "model"),
        Objects.requireNonNull(likelihood, "likelihood"),
        CounterRandom.systemSeed(),
        1,
        Integer.MAX_VALUE);
  }

  /**
   * Returns an evaluator with another seed.
   *
   * @param newSeed any number
   * @return a new evaluator
   */
  public ElboEvaluator seed(long newSeed) {
    return new ElboEvaluator(model, likelihood, newSeed, draws, limit);
  }

  /**
   * Returns an evaluator with another number of draws, 1 by default.
   *
   * @param newDraws K, the number of latent vectors per item, at least 1; 5,000 are usual for the
   *     bound on log p(x)
   * @return a new evaluator
   * @throws IllegalArgumentException if the number is less than 1
   */
  public ElboEvaluator draws(int newDraws) {
    Require.positive(newDraws, "ElboEvaluator draws", "it is K, the number of draws per item");
    return new ElboEvaluator(model, likelihood, seed, newDraws, limit);
  }

  /**
   * Returns an evaluator of fewer items, evenly spread over a data set. By default all are used.
   *
   * @param newLimit how many items at most, at least 1
   * @return a new evaluator
   * @throws IllegalArgumentException if the number is less than 1
   */
  public ElboEvaluator limit(int newLimit) {
    Require.positive(newLimit, "ElboEvaluator limit", "it is the largest number of items");
    return new ElboEvaluator(model, likelihood, seed, draws, newLimit);
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
   * Measures the model.
   *
   * @param data items of the model's shape
   * @return the report
   * @throws IllegalArgumentException if the items have another shape, a value that the likelihood
   *     does not accept, or no conditions where the model is conditional
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails, or gives what is no finite number
   */
  public ElboReport evaluate(Dataset data) {
    Objects.requireNonNull(data, "data");
    Require.argument(
        data.itemShape().equals(model.itemShape()),
        "ElboEvaluator",
        "items of shape " + model.itemShape(),
        data.itemShape(),
        "use data like the model's training data");
    SpreadItems items = new SpreadItems(data, limit);
    ElboTotals totals = new ElboTotals();
    for (int from = 0; from < items.count(); from += CHUNK) {
      int first = from;
      int to = Math.min(from + CHUNK, items.count());
      Samples samples = items.samples(from, to);
      requireAccepted(samples, from);
      Optional<Samples> conditions =
          model.condition().map(condition -> items.conditions(condition, first, to));
      new ElboChunk(model, loss, samples, conditions, from, seed).run(draws, totals);
    }
    return totals.report(items.count(), draws, seed, data.itemShape().volume());
  }

  private void requireAccepted(Samples samples, int first) {
    for (int item = 0; item < samples.count(); item++) {
      for (int i = 0; i < samples.itemShape().volume(); i++) {
        float value = samples.value(item, i);
        if (!likelihood.accepts(value)) {
          throw new IllegalArgumentException(
              Require.message(
                  "ElboEvaluator item " + (first + item) + ", value " + i,
                  likelihood.range(),
                  value,
                  likelihood.hint()));
        }
      }
    }
  }

  /** Returns what is measured, as in {@code bernoulli, K = 5000, seed 1}. */
  @Override
  public String toString() {
    return likelihood + ", K = " + draws + ", seed " + seed;
  }
}
