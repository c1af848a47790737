package org.vae4j.evaluation;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Sampler;
import org.vae4j.internal.Parallel;
import org.vae4j.internal.Require;

/**
 * Measures how far generated items are from real ones, all in one pass over the features of each
 * set:
 *
 * <pre>{@code
 * FidReport report = FidEvaluator.using(features).evaluate(test, Sampler.of(model), 10_000);
 * }</pre>
 *
 * <ul>
 *   <li>the Frechet distance (FID) with a real-against-real floor and a bootstrap interval,
 *   <li>the kernel distance (KID) over random subsets,
 *   <li>precision, recall, density and coverage by nearest neighbors,
 *   <li>the inception score, if the extractor has class probabilities.
 * </ul>
 *
 * <p>Items are read once and never held: means and covariances grow with the square of the feature
 * size alone. KID, the neighbors and the bootstrap need features themselves, of at most {@link
 * #keep} items of each set, which are evenly spread over it.
 *
 * <p>The distance falls as the sets grow, so state the numbers of items and compare equal ones
 * only. Nothing but the items depends on chance: the same items and the same seed give the same
 * report to the bit, whatever the batch size and the number of threads.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the extractor,
 * which the caller closes.
 */
public final class FidEvaluator {
  private static final double PIXEL_RIDGE = 1e-6;

  private final FeatureExtractor extractor;
  private final FidSettings settings;

  private FidEvaluator(FeatureExtractor extractor, FidSettings settings) {
    this.extractor = extractor;
    this.settings = settings;
  }

  /**
   * Returns an evaluator with the settings that are documented below.
   *
   * @param extractor finds the features; stays the caller's
   * @return an evaluator
   */
  public static FidEvaluator using(FeatureExtractor extractor) {
    return new FidEvaluator(Objects.requireNonNull(extractor, "extractor"), new FidSettings());
  }

  /**
   * Returns an evaluator of raw pixels: the Frechet distance between all values of the items, with
   * 1e-6 added to each variance. With the first 1,000 test images of Fashion-MNIST and 1,000 means
   * of a decoder it is what some VAE repositories publish as their "FID". It is a measure of blur,
   * in squared units of brightness, and must never be compared with an inception distance.
   * Covariances are the samples', divided by n - 1.
   *
   * @param itemShape the shape of the items
   * @return an evaluator of the Frechet distance alone, with its floor, as {@link #frechetOnly}
   */
  public static FidEvaluator pixelFrechet(Shape itemShape) {
    return using(PixelFeatures.of(itemShape)).ridge(PIXEL_RIDGE).frechetOnly();
  }

  private FidEvaluator with(Consumer<FidSettings> change) {
    FidSettings copy = settings.copy();
    change.accept(copy);
    return new FidEvaluator(extractor, copy);
  }

  /**
   * Returns an evaluator that extracts so many items at a time; by default 128. The results do not
   * depend on it.
   *
   * @param newBatchSize at least 1
   * @return a new evaluator
   * @throws IllegalArgumentException if the size is less than 1
   */
  public FidEvaluator batchSize(int newBatchSize) {
    Require.positive(newBatchSize, "FidEvaluator batchSize", "it is how many items go at a time");
    return with(copy -> copy.batchSize = newBatchSize);
  }

  /**
   * Returns an evaluator with another seed for its halves, subsets and draws; by default 0. What a
   * sampler draws follows from the sampler's own seed.
   *
   * @param newSeed any number
   * @return a new evaluator
   */
  public FidEvaluator seed(long newSeed) {
    return with(copy -> copy.seed = newSeed);
  }

  /**
   * Returns an evaluator that draws so often for the bootstrap interval; by default 100 times if
   * there are up to 256 features, and not at all for more. Each draw takes two covariances of the
   * kept items and a distance.
   *
   * @param newDraws 0 for no interval, otherwise at least 2; 1,000 make a smooth one
   * @return a new evaluator
   * @throws IllegalArgumentException if there are other than 0 and fewer than 2 draws
   */
  public FidEvaluator bootstrap(int newDraws) {
    Require.argument(
        newDraws == 0 || newDraws >= 2,
        "FidEvaluator bootstrap draws",
        "0 or at least 2",
        newDraws,
        "one draw has no spread");
    return with(copy -> copy.bootstrap = OptionalInt.of(newDraws));
  }

  /**
   * Returns an evaluator with other subsets for the kernel distance; by default 100 of 1,000 items.
   * Where a set has fewer items, subsets have as many as the smaller one, and the report says so.
   *
   * @param newSubsets how many, 0 for no kernel distance
   * @param newSubsetSize the number of items of each, at least 2
   * @return a new evaluator
   * @throws IllegalArgumentException if there are less than 0 subsets, or the size is less than 2
   */
  public FidEvaluator kid(int newSubsets, int newSubsetSize) {
    Require.argument(
        newSubsets >= 0,
        "FidEvaluator kid subsets",
        "at least 0",
        newSubsets,
        "100 are usual, 0 switches the distance off");
    Require.argument(
        newSubsetSize >= 2,
        "FidEvaluator kid subsetSize",
        "at least 2",
        newSubsetSize,
        "1,000 are usual");
    return with(
        copy -> {
          copy.kidSubsets = newSubsets;
          copy.kidSubsetSize = newSubsetSize;
        });
  }

  /**
   * Returns an evaluator with other numbers of neighbors; by default 3 and 5, as in the papers.
   *
   * @param forPrecision k of precision and recall, at least 1
   * @param forDensity k of density and coverage, at least 1
   * @return a new evaluator
   * @throws IllegalArgumentException if a number is less than 1
   */
  public FidEvaluator neighbors(int forPrecision, int forDensity) {
    Require.positive(forPrecision, "FidEvaluator neighbors forPrecision", "3 are usual");
    Require.positive(forDensity, "FidEvaluator neighbors forDensity", "5 are usual");
    return with(
        copy -> {
          copy.precisionNeighbors = forPrecision;
          copy.densityNeighbors = forDensity;
        });
  }

  /**
   * Returns an evaluator with another number of splits for the inception score; by default 10. If
   * there are fewer items, each is a split.
   *
   * @param newSplits at least 1
   * @return a new evaluator
   * @throws IllegalArgumentException if there is less than one split
   */
  public FidEvaluator inceptionSplits(int newSplits) {
    Require.positive(newSplits, "FidEvaluator inceptionSplits", "10 are usual");
    return with(copy -> copy.inceptionSplits = newSplits);
  }

  /**
   * Returns an evaluator that keeps the features of more or fewer items for the kernel distance,
   * the neighbors and the bootstrap; by default 10,000 of each set. They take four bytes per
   * feature; the neighbors' time grows with the square of their number.
   *
   * @param newItems at least 2
   * @return a new evaluator
   * @throws IllegalArgumentException if there are fewer than 2 items
   */
  public FidEvaluator keep(int newItems) {
    Require.argument(
        newItems >= 2, "FidEvaluator keep", "at least 2 items", newItems, "10,000 are usual");
    return with(copy -> copy.kept = newItems);
  }

  /**
   * Returns an evaluator that adds a number to each variance before a Frechet distance; by default
   * 0, as singular covariances need none here.
   *
   * @param newRidge at least 0
   * @return a new evaluator
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public FidEvaluator ridge(double newRidge) {
    FrechetStatistics.requireRidge(newRidge);
    return with(copy -> copy.ridge = newRidge);
  }

  /**
   * Returns an evaluator that computes on so many threads; by default on one per processor. Feature
   * extractors have threads of their own.
   *
   * @param newThreads at least 1
   * @return a new evaluator
   * @throws IllegalArgumentException if there is less than one thread
   */
  public FidEvaluator threads(int newThreads) {
    Require.positive(newThreads, "FidEvaluator threads", "leave it out for one per processor");
    return with(copy -> copy.threads = OptionalInt.of(newThreads));
  }

  /**
   * Returns an evaluator of the Frechet distance with its floor, and of the inception score, alone:
   * no features are kept, and there is no kernel distance, no neighbors and no interval.
   *
   * @return a new evaluator
   */
  public FidEvaluator frechetOnly() {
    return with(
        copy -> {
          copy.kidSubsets = 0;
          copy.precisionNeighbors = 0;
          copy.bootstrap = OptionalInt.of(0);
        });
  }

  /**
   * Compares a model's samples with real items.
   *
   * @param real real items, all of which are used
   * @param generator the model's sampler, of which the next samples are drawn
   * @param count how many samples, at least 2; 10,000 are usual, and fewer than there are features
   *     make the distance too large
   * @return the report
   * @throws IllegalArgumentException if there are fewer than 2 items on a side, or the extractor
   *     does not accept items of their shape
   * @throws IllegalStateException if the extractor or the model is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FidReport evaluate(Dataset real, Sampler generator, int count) {
    Objects.requireNonNull(real, "real");
    Objects.requireNonNull(generator, "generator");
    return run(
        OptionalLong.of(generator.seed()),
        evaluation ->
            evaluation.of(ItemSource.of(real, Integer.MAX_VALUE), ItemSource.of(generator, count)));
  }

  /**
   * Compares two data sets, all items of both.
   *
   * @param real real items, at least 2
   * @param generated generated items, at least 2; or other real ones, for a floor of one's own
   * @return the report
   * @throws IllegalArgumentException if there are fewer than 2 items on a side, or the extractor
   *     does not accept items of their shape
   * @throws IllegalStateException if the extractor is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FidReport evaluate(Dataset real, Dataset generated) {
    return evaluate(real, generated, Integer.MAX_VALUE);
  }

  /**
   * Compares the first items of two data sets.
   *
   * @param real real items, at least 2
   * @param generated generated items, at least 2
   * @param count how many items of each are used at most, the first ones, at least 2
   * @return the report
   * @throws IllegalArgumentException if there are fewer than 2 items on a side, or the extractor
   *     does not accept items of their shape
   * @throws IllegalStateException if the extractor is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FidReport evaluate(Dataset real, Dataset generated, int count) {
    Objects.requireNonNull(real, "real");
    Objects.requireNonNull(generated, "generated");
    return run(
        OptionalLong.empty(),
        evaluation -> evaluation.of(ItemSource.of(real, count), ItemSource.of(generated, count)));
  }

  /**
   * Compares items in memory with real ones, all of both.
   *
   * @param real real items, at least 2
   * @param generated generated items, at least 2
   * @return the report
   * @throws IllegalArgumentException if there are fewer than 2 items on a side, or the extractor
   *     does not accept items of their shape
   * @throws IllegalStateException if the extractor is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FidReport evaluate(Dataset real, Samples generated) {
    Objects.requireNonNull(real, "real");
    Objects.requireNonNull(generated, "generated");
    return run(
        OptionalLong.empty(),
        evaluation ->
            evaluation.of(ItemSource.of(real, Integer.MAX_VALUE), ItemSource.of(generated)));
  }

  /**
   * Compares a model's samples with statistics that were kept. The report has the Frechet distance
   * and what needs no real items: an interval over draws of the samples, and the inception score.
   *
   * @param real the statistics of real items, found by the same extractor; see {@link #statistics}
   * @param generator the model's sampler, of which the next samples are drawn
   * @param count how many samples, at least 2
   * @return the report
   * @throws IllegalArgumentException if there are fewer than 2 items, the extractor does not accept
   *     items of their shape, or has another number of features
   * @throws IllegalStateException if the extractor or the model is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FidReport evaluate(FrechetStatistics real, Sampler generator, int count) {
    requireSameSize(real);
    Objects.requireNonNull(generator, "generator");
    return run(
        OptionalLong.of(generator.seed()),
        evaluation -> evaluation.of(real, ItemSource.of(generator, count)));
  }

  /**
   * Compares a data set with statistics that were kept.
   *
   * @param real the statistics of real items, found by the same extractor; see {@link #statistics}
   * @param generated generated items, at least 2, all of which are used
   * @return the report, as for a sampler
   * @throws IllegalArgumentException if there are fewer than 2 items, the extractor does not accept
   *     items of their shape, or has another number of features
   * @throws IllegalStateException if the extractor is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FidReport evaluate(FrechetStatistics real, Dataset generated) {
    requireSameSize(real);
    Objects.requireNonNull(generated, "generated");
    return run(
        OptionalLong.empty(),
        evaluation -> evaluation.of(real, ItemSource.of(generated, Integer.MAX_VALUE)));
  }

  /**
   * Finds the statistics of a data set, to be kept.
   *
   * @param data at least 2 items, all of which are used
   * @return mean and covariance of their features, without a ridge
   * @throws IllegalArgumentException if there are fewer than 2 items, or the extractor does not
   *     accept items of their shape
   * @throws IllegalStateException if the extractor is closed
   * @throws org.vae4j.VaeException if the runtime fails, or features are not finite or not as many
   *     as the extractor says
   */
  public FrechetStatistics statistics(Dataset data) {
    Objects.requireNonNull(data, "data");
    return frechetOnly()
        .run(
            OptionalLong.empty(),
            evaluation ->
                evaluation
                    .pass(ItemSource.of(data, Integer.MAX_VALUE), "data")
                    .whole()
                    .statistics());
  }

  private void requireSameSize(FrechetStatistics real) {
    Objects.requireNonNull(real, "real");
    Require.argument(
        real.featureSize() == extractor.featureSize(),
        "FidEvaluator real statistics",
        extractor.featureSize() + " features, as " + extractor.name() + " has",
        real.featureSize(),
        "only features of one extractor can be compared");
  }

  private <T> T run(OptionalLong samplerSeed, Function<FidEvaluation, T> task) {
    int count = settings.threads.orElse(Runtime.getRuntime().availableProcessors());
    try (Parallel parallel = Parallel.of(count)) {
      return task.apply(new FidEvaluation(extractor, settings, parallel, samplerSeed));
    }
  }
}
