package org.vae4j.evaluation.disentanglement;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.vae4j.Samples;
import org.vae4j.data.SpriteDataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;

/**
 * Measures disentanglement on items whose factors are known, by the definitions of
 * disentanglement_lib [1]:
 *
 * <ul>
 *   <li>MIG, Chen et al. 2018: mutual information gap over 20 histogram bins.
 *   <li>SAP, Kumar et al. 2018: gap of the test accuracies of linear support vector machines on one
 *       dimension each; all factors count as classes.
 *   <li>DCI, Eastwood and Williams 2018: importances of gradient-boosted trees; informativeness is
 *       test accuracy. The trees split between 256 bins, not between any two values.
 *   <li>beta-VAE, Higgins et al. 2017: test accuracy of logistic regression on mean absolute
 *       differences of pairs.
 *   <li>FactorVAE, Kim and Mnih 2018: test accuracy of majority votes for the dimension of least
 *       variance. Two mistakes of [1] are not copied: it reports the number of all dimensions as
 *       that of active ones, and the dimension of a vote is a place among the active ones, used as
 *       if among all (that renames dimensions, which the score does not see).
 * </ul>
 *
 * <pre>{@code
 * SpriteDataset sprites = SpriteDataset.of(64, 10_000, 1);
 * DisentanglementReport report = DisentanglementEvaluator.of(model).seed(0).evaluate(sprites);
 * }</pre>
 *
 * <p>A code is the mean of q(z|x). Draws depend on the seed alone, so results can be repeated,
 * whatever the number of threads. With the default settings 2.9 million items are made and encoded,
 * nearly all for the last two metrics.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 *
 * @see <a href="https://arxiv.org/abs/1811.12359">[1] Locatello et al. 2019, appendix C</a>
 */
public final class DisentanglementEvaluator {
  /** The number of items or votes that each metric learns from, unless given: {@value}. */
  public static final int DEFAULT_TRAINING_ITEMS = 10_000;

  /** The number of items or votes that each metric is tested on, unless given: {@value}. */
  public static final int DEFAULT_TEST_ITEMS = 5_000;

  /** The number of items of a vote and of pairs of a difference, unless given: {@value}. */
  public static final int DEFAULT_BATCH_SIZE = 64;

  private static final long TRAINING = 0x636f64657300L;
  private static final long TEST = 0x636f64657301L;

  private final UnaryOperator<Samples> representation;
  private final long seed;
  private final int trainingItems;
  private final int testItems;
  private final int batchSize;

  private DisentanglementEvaluator(
      UnaryOperator<Samples> representation,
      long seed,
      int trainingItems,
      int testItems,
      int batchSize) {
    this.representation = representation;
    this.seed = seed;
    this.trainingItems = trainingItems;
    this.testItems = testItems;
    this.batchSize = batchSize;
  }

  /**
   * Returns an evaluator of the means that a model's encoder finds, with seed 0.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @return an evaluator
   */
  public static DisentanglementEvaluator of(VaeModel model) {
    Objects.requireNonNull(model, "model");
    return ofRepresentation(items -> model.encode(items).mean());
  }

  /**
   * Returns an evaluator of any representation, with seed 0.
   *
   * @param representation maps n items to n vectors, always the same to the same; is called by
   *     several threads at once
   * @return an evaluator
   */
  public static DisentanglementEvaluator ofRepresentation(UnaryOperator<Samples> representation) {
    return new DisentanglementEvaluator(
        Objects.requireNonNull(representation, "representation"),
        0,
        DEFAULT_TRAINING_ITEMS,
        DEFAULT_TEST_ITEMS,
        DEFAULT_BATCH_SIZE);
  }

  /**
   * Returns an evaluator with another seed.
   *
   * @param newSeed any number
   * @return a new evaluator
   */
  public DisentanglementEvaluator seed(long newSeed) {
    return new DisentanglementEvaluator(
        representation, newSeed, trainingItems, testItems, batchSize);
  }

  /**
   * Returns an evaluator whose metrics learn from another number of items or votes.
   *
   * @param newTrainingItems at least 2; published numbers use {@value #DEFAULT_TRAINING_ITEMS}
   * @return a new evaluator
   * @throws IllegalArgumentException if there are fewer than 2
   */
  public DisentanglementEvaluator trainingItems(int newTrainingItems) {
    requireTwo(newTrainingItems, "trainingItems");
    return new DisentanglementEvaluator(
        representation, seed, newTrainingItems, testItems, batchSize);
  }

  /**
   * Returns an evaluator whose metrics are tested on another number of items or votes.
   *
   * @param newTestItems at least 2; published numbers use {@value #DEFAULT_TEST_ITEMS}
   * @return a new evaluator
   * @throws IllegalArgumentException if there are fewer than 2
   */
  public DisentanglementEvaluator testItems(int newTestItems) {
    requireTwo(newTestItems, "testItems");
    return new DisentanglementEvaluator(
        representation, seed, trainingItems, newTestItems, batchSize);
  }

  /**
   * Returns an evaluator with batches of another size.
   *
   * @param newBatchSize at least 2; published numbers use {@value #DEFAULT_BATCH_SIZE}
   * @return a new evaluator
   * @throws IllegalArgumentException if the size is less than 2
   */
  public DisentanglementEvaluator batchSize(int newBatchSize) {
    requireTwo(newBatchSize, "batchSize");
    return new DisentanglementEvaluator(
        representation, seed, trainingItems, testItems, newBatchSize);
  }

  private static void requireTwo(int value, String setting) {
    Require.argument(
        value >= 2,
        "DisentanglementEvaluator " + setting,
        "at least 2",
        value,
        "metrics compare items; thousands are usual");
  }

  /**
   * Measures the representation of sprites. They are drawn anew, in the size of the data set's
   * images; which sprites the data set has does not matter.
   *
   * @param sprites the size of the images
   * @return the report
   * @throws IllegalArgumentException if the images have another shape than the model's items, or
   *     the codes are no finite numbers
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public DisentanglementReport evaluate(SpriteDataset sprites) {
    return evaluate(FactorSource.of(sprites));
  }

  /**
   * Measures the representation of items with known factors.
   *
   * @param source makes the items
   * @return the report
   * @throws IllegalArgumentException if a factor has fewer than 2 values or never changes in the
   *     training items, the items have another shape than the model's, or the codes are no finite
   *     numbers
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public DisentanglementReport evaluate(FactorSource source) {
    Objects.requireNonNull(source, "source");
    FactorCodes codes = new FactorCodes(source, representation, seed);
    CodeTable training = codes.table(TRAINING, trainingItems);
    CodeTable test = codes.table(TEST, testItems);
    training.requireVaried(source.names());
    return new DisentanglementReport(
        source.names(),
        training.latentSize(),
        seed,
        trainingItems,
        testItems,
        batchSize,
        MutualInformationGap.of(training),
        AttributePredictability.of(training, test),
        FactorImportance.of(training, test),
        PairDifferences.of(codes, trainingItems, testItems, batchSize),
        LeastVariance.of(codes, training, trainingItems, testItems, batchSize));
  }

  /**
   * Measures the mutual information gap alone, which takes a small part of the time of all metrics.
   *
   * @param source makes the items
   * @return the mean over the factors, from 0 to 1
   * @throws IllegalArgumentException if a factor has fewer than 2 values or never changes in the
   *     training items, the items have another shape than the model's, or the codes are no finite
   *     numbers
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public double mutualInformationGap(FactorSource source) {
    Objects.requireNonNull(source, "source");
    CodeTable training =
        new FactorCodes(source, representation, seed).table(TRAINING, trainingItems);
    training.requireVaried(source.names());
    return MutualInformationGap.of(training);
  }

  /** Returns the settings. */
  @Override
  public String toString() {
    return "%d training and %d test items, batches of %d, seed %d"
        .formatted(trainingItems, testItems, batchSize, seed);
  }
}
