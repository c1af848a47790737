package org.vae4j.inference;

import java.util.Arrays;
import java.util.Locale;
import org.vae4j.Samples;
import org.vae4j.internal.Require;
import org.vae4j.model.Likelihood;

/**
 * Tells items that a model cannot explain from normal ones.
 *
 * <pre>{@code
 * AnomalyDetector detector = AnomalyDetector.of(model, Likelihood.bernoulli()).fit(normal, 0.01);
 * boolean[] strange = detector.isAnomaly(items);
 * }</pre>
 *
 * <p>The threshold is the score of rank {@code ceil((n + 1) (1 - rate))} among n normal ones: then
 * a new normal item, of the same kind as these, is above it with a probability of at most the rate,
 * whatever the distribution of scores. That is an average over all choices of the n items; for the
 * one at hand the probability follows a beta distribution, whose standard deviation is {@link
 * #rateDeviation()}.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 *
 * @see <a href="https://arxiv.org/abs/2104.08279">Bates et al. 2023, section 2</a>
 */
public final class AnomalyDetector {
  private final AnomalyScore score;
  private final double falsePositiveRate;
  private final int items;
  private final int rank;
  private final double threshold;

  private AnomalyDetector(
      AnomalyScore score, double falsePositiveRate, int items, int rank, double threshold) {
    this.score = score;
    this.falsePositiveRate = falsePositiveRate;
    this.items = items;
    this.rank = rank;
    this.threshold = threshold;
  }

  /**
   * Starts with the squared error of reconstructions as the score; it needs no likelihood.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @return the score, which is then fitted
   */
  public static AnomalyScore of(VaeModel model) {
    return AnomalyScore.of(model);
  }

  /**
   * Starts with the negative ELBO as the score, in nats.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param likelihood the one it was trained with; a learned scale as the number that was learned
   * @return the score, which is then fitted
   * @throws IllegalArgumentException if the scale of the likelihood is learned or predicted
   */
  public static AnomalyScore of(VaeModel model, Likelihood likelihood) {
    return AnomalyScore.of(model, likelihood);
  }

  /** Returns the rank of the threshold among the normal scores, from 1. */
  static int rank(int items, double falsePositiveRate) {
    Require.argument(
        falsePositiveRate > 0 && falsePositiveRate < 1,
        "AnomalyDetector falsePositiveRate",
        "a number between 0 and 1",
        falsePositiveRate,
        "0.01 takes a hundredth of normal items for anomalies");
    // Without this, (n + 1) (1 - rate) is above a whole number that it should be.
    double exact = (items + 1.0) * (1 - falsePositiveRate);
    double rank = Math.ceil(exact - 1e-9 * exact);
    Require.argument(
        rank <= items,
        "AnomalyDetector normalItems",
        "at least " + (long) Math.ceil(1 / falsePositiveRate - 1 - 1e-9) + " items",
        items,
        "a rate of " + falsePositiveRate + " cannot be told from fewer");
    return Math.max(1, (int) rank);
  }

  static AnomalyDetector of(
      AnomalyScore score, double falsePositiveRate, double[] normalScores, int rank) {
    double[] sorted = normalScores.clone();
    Arrays.sort(sorted);
    double last = sorted[sorted.length - 1];
    Require.argument(
        !Double.isNaN(last),
        "AnomalyDetector normalItems",
        "scores that are numbers",
        last,
        "the model or an item holds values that are none");
    return new AnomalyDetector(score, falsePositiveRate, sorted.length, rank, sorted[rank - 1]);
  }

  /**
   * Scores items.
   *
   * @param newItems n items
   * @return n scores; the higher, the stranger
   * @throws IllegalArgumentException if the items have another shape, or values that cannot be
   *     under the likelihood
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public double[] scores(Samples newItems) {
    return score.scores(newItems);
  }

  /**
   * Tells which items are anomalies.
   *
   * @param newItems n items
   * @return n times true if the score is above the threshold, or not a number
   * @throws IllegalArgumentException if the items have another shape, or values that cannot be
   *     under the likelihood
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public boolean[] isAnomaly(Samples newItems) {
    double[] scores = scores(newItems);
    boolean[] anomalies = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      anomalies[i] = !(scores[i] <= threshold);
    }
    return anomalies;
  }

  /**
   * Returns the score that anomalies are above.
   *
   * @return the threshold, in nats if the score has a likelihood
   */
  public double threshold() {
    return threshold;
  }

  /**
   * Returns the number of normal items that the threshold is from.
   *
   * @return at least 1
   */
  public int items() {
    return items;
  }

  /**
   * Returns the rate that was asked for.
   *
   * @return the share of normal items above the threshold
   */
  public double falsePositiveRate() {
    return falsePositiveRate;
  }

  /**
   * Returns how far the real rate may be from the one that was asked for, because the normal items
   * are no more than they are.
   *
   * @return a standard deviation: two of them to each side hold the rate in about 19 of 20 cases
   */
  public double rateDeviation() {
    double above = items + 1.0 - rank;
    double all = items + 1.0;
    return Math.sqrt(above * rank / (all * all * (all + 1)));
  }

  /** Returns a line, as in {@code anomaly above 281.2, 1.0% +- 0.1% of normal items (10000)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "anomaly above %.6g, %.3g%% +- %.2g%% of normal items (%d)",
        threshold,
        100 * falsePositiveRate,
        100 * rateDeviation(),
        items);
  }
}
