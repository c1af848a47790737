package org.vae4j.evaluation;

import java.util.Objects;
import org.vae4j.data.Dataset;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;
import org.vae4j.random.CounterRandom;

/**
 * Measures what latent vectors tell about items: active dimensions, mutual information and the
 * aggregated posterior.
 *
 * <p>The mutual information is a mean over one draw {@code z ~ q(z|x)} for each of n items, with
 * the mixture q(z) of exactly these items, in log-sum-exp form: the work grows with n^2. Draw i
 * depends on (seed, i) alone.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 */
public final class InformationEvaluator {
  /** The largest number of items unless another is given: {@value}. */
  public static final int DEFAULT_LIMIT = 10_000;

  private final VaeModel model;
  private final long seed;
  private final int limit;

  private InformationEvaluator(VaeModel model, long seed, int limit) {
    this.model = model;
    this.seed = seed;
    this.limit = limit;
  }

  /**
   * Returns an evaluator of {@value #DEFAULT_LIMIT} items at most, with a seed from the operating
   * system, which {@link #seed()} reports.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @return an evaluator
   */
  public static InformationEvaluator of(VaeModel model) {
    return new InformationEvaluator(
        Objects.requireNonNull(model, "model"), CounterRandom.systemSeed(), DEFAULT_LIMIT);
  }

  /**
   * Returns an evaluator with another seed.
   *
   * @param newSeed any number
   * @return a new evaluator
   */
  public InformationEvaluator seed(long newSeed) {
    return new InformationEvaluator(model, newSeed, limit);
  }

  /**
   * Returns an evaluator of another number of items, evenly spread over a data set.
   *
   * @param newLimit how many items at most, at least 1
   * @return a new evaluator
   * @throws IllegalArgumentException if the number is less than 1
   */
  public InformationEvaluator limit(int newLimit) {
    Require.positive(newLimit, "InformationEvaluator limit", "it is the largest number of items");
    return new InformationEvaluator(model, seed, newLimit);
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
   * @throws IllegalArgumentException if the items have another shape, or are encoded as what is no
   *     finite number
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public InformationReport evaluate(Dataset data) {
    Posterior posterior =
        new SpreadItems(Objects.requireNonNull(data, "data"), limit).encode(model);
    PosteriorArrays arrays = PosteriorArrays.of(posterior);
    RunningMean information = new RunningMean();
    for (double term : new MutualInformation(arrays, seed).terms()) {
      information.add(term);
    }
    return new InformationReport(
        arrays.count(),
        seed,
        kl(arrays),
        information.result(),
        LatentReport.of(posterior),
        AggregatedPosterior.of(posterior));
  }

  private static ItemMean kl(PosteriorArrays posterior) {
    RunningMean mean = new RunningMean();
    for (int item = 0; item < posterior.count(); item++) {
      mean.add(posterior.kl(item));
    }
    return mean.result();
  }

  /** Returns what is measured, as in {@code up to 10000 items, seed 1}. */
  @Override
  public String toString() {
    return "up to " + limit + " items, seed " + seed;
  }
}
