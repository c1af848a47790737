package org.vae4j.examples.beta;

import java.util.List;
import org.vae4j.training.EpochMetrics;

/**
 * The numbers of one run, as metrics.json has them.
 *
 * @param beta the weight of the KL term
 * @param seed what repeats the run
 * @param date when it ended
 * @param seconds how long it took
 * @param imagesPerSecond the mean over its epochs, without validation
 * @param reconstruction of the test images after the last epoch
 * @param kl likewise, not weighted
 * @param pixelFrechet one number for each draw
 * @param pixelFrechetFittedPrior likewise, with samples from the fitted prior
 * @param pixelFrechetAll with all test images
 * @param fid with samples from N(0, I)
 * @param fidFittedPrior with samples from the fitted prior
 * @param activeDimensions latent dimensions whose mean varies with the image
 */
record RunNumbers(
    double beta,
    long seed,
    String date,
    double seconds,
    double imagesPerSecond,
    double reconstruction,
    double kl,
    List<Double> pixelFrechet,
    List<Double> pixelFrechetFittedPrior,
    double pixelFrechetAll,
    double fid,
    double fidFittedPrior,
    int activeDimensions) {
  static RunNumbers of(RunResult result) {
    return new RunNumbers(
        result.run().beta(),
        result.run().seed(),
        result.date(),
        result.seconds(),
        imagesPerSecond(result),
        result.reconstruction(),
        result.kl(),
        result.pixelFrechet(),
        result.pixelFrechetFittedPrior(),
        result.pixelFrechetAll(),
        result.fid(),
        result.fidFittedPrior(),
        result.latent().activeCount());
  }

  static double imagesPerSecond(RunResult result) {
    return result.history().stream()
        .mapToDouble(EpochMetrics::imagesPerSecond)
        .average()
        .orElseThrow();
  }
}
