package org.vae4j.examples.beta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the runs of one beta have in common.
 *
 * @param beta the weight of the KL term
 * @param reconstruction reconstruction loss of the test images, over the seeds
 * @param kl KL loss of the test images, not weighted, over the seeds
 * @param pixelFrechet the document's distance, over all draws of all seeds
 * @param pixelFrechetFittedPrior the same of samples from a fitted prior
 * @param pixelFrechetAll the document's distance between all test images and as many samples, over
 *     the seeds
 * @param fid the distance between features, over the seeds
 * @param fidFittedPrior the same of samples from a fitted prior
 * @param activeDimensions latent dimensions whose mean varies with the image, over the seeds
 * @param frozen the analysis with frozen parameters, over all draws of all seeds
 */
record BetaSummary(
    double beta,
    Spread reconstruction,
    Spread kl,
    Spread pixelFrechet,
    Spread pixelFrechetFittedPrior,
    Spread pixelFrechetAll,
    Spread fid,
    Spread fidFittedPrior,
    Spread activeDimensions,
    List<FrozenSpread> frozen) {

  /**
   * A row of the analysis with frozen parameters.
   *
   * @param sigma the standard deviation of each latent value
   * @param pixelMean see {@link ImageSetMeasures}
   * @param pixelDeviation likewise
   * @param diversity likewise
   * @param pixelDiversity likewise
   */
  record FrozenSpread(
      double sigma,
      Spread pixelMean,
      Spread pixelDeviation,
      Spread diversity,
      Spread pixelDiversity) {
    static FrozenSpread of(FrozenVariance row) {
      return new FrozenSpread(
          row.sigma(),
          row.spread(ImageSetMeasures::pixelMean),
          row.spread(ImageSetMeasures::pixelDeviation),
          row.spread(ImageSetMeasures::diversity),
          row.spread(ImageSetMeasures::pixelDiversity));
    }
  }

  /** Summarizes runs of one beta. */
  static BetaSummary of(List<RunResult> runs) {
    return new BetaSummary(
        runs.get(0).run().beta(),
        spread(runs, RunResult::reconstruction),
        spread(runs, RunResult::kl),
        draws(runs, RunResult::pixelFrechet),
        draws(runs, RunResult::pixelFrechetFittedPrior),
        spread(runs, RunResult::pixelFrechetAll),
        spread(runs, RunResult::fid),
        spread(runs, RunResult::fidFittedPrior),
        spread(runs, run -> run.latent().activeCount()),
        frozen(runs));
  }

  private static Spread spread(List<RunResult> runs, ToDoubleFunction<RunResult> value) {
    return Spread.of(runs.stream().mapToDouble(value).toArray());
  }

  private static Spread draws(List<RunResult> runs, Function<RunResult, List<Double>> values) {
    return Spread.of(
        runs.stream()
            .flatMap(run -> values.apply(run).stream())
            .mapToDouble(Double::doubleValue)
            .toArray());
  }

  private static List<FrozenSpread> frozen(List<RunResult> runs) {
    List<FrozenSpread> rows = new ArrayList<>();
    for (int index = 0; index < FrozenVariance.SIGMAS.size(); index++) {
      int row = index;
      rows.add(
          FrozenSpread.of(
              runs.stream()
                  .map(run -> run.frozen().get(row))
                  .reduce(FrozenVariance::and)
                  .orElseThrow()));
    }
    return rows;
  }
}
