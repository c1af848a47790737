package org.vae4j.examples.beta;

import java.util.List;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/**
 * What one finished run is worth.
 *
 * @param run the run
 * @param history its epochs
 * @param pixelFrechet the document's distance, once for each draw
 * @param pixelFrechetFittedPrior the same of samples from the fitted prior
 * @param pixelFrechetAll the document's distance between all test images and as many samples
 * @param fid the Frechet distance between features of the pinned net, of samples from N(0, I)
 * @param fidFittedPrior the same of samples from the fitted prior
 * @param fittedPrior a mixture of Gaussians that was fitted to the codes of the training images
 * @param latent how the model uses its latent dimensions on the test images
 * @param frozen the analysis with frozen parameters
 * @param seconds how long the training took
 * @param date when it ended
 */
record RunResult(
    StudyRun run,
    List<EpochMetrics> history,
    List<Double> pixelFrechet,
    List<Double> pixelFrechetFittedPrior,
    double pixelFrechetAll,
    double fid,
    double fidFittedPrior,
    LatentPrior fittedPrior,
    LatentReport latent,
    List<FrozenVariance> frozen,
    double seconds,
    String date) {
  /** Returns the losses of the test images after the last epoch, one draw of z per image. */
  LossTerms test() {
    return history.get(history.size() - 1).validation().orElseThrow();
  }

  double reconstruction() {
    return test().reconstruction();
  }

  double kl() {
    return test().kl();
  }
}
