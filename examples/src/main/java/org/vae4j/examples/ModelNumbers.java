package org.vae4j.examples;

import java.util.List;
import java.util.stream.Stream;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.examples.report.Digits;
import org.vae4j.examples.report.MetricsJson;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/**
 * What the exported model is worth, measured on test images.
 *
 * @param pairs how much reconstructions are like their originals
 * @param bound how well the model explains images
 * @param latent which latent dimensions are in use
 * @param distance how far samples are from test images
 */
record ModelNumbers(
    ReconstructionReport pairs, ElboReport bound, LatentReport latent, FidReport distance) {
  private static final int MOST = 10_000;
  private static final int DRAWS = 100;
  private static final int BOUND_ITEMS = 1_000;

  static ModelNumbers of(VaeModel model, Dataset test, FeatureExtractor features, long seed) {
    int count = Math.min(MOST, test.size());
    return new ModelNumbers(
        ReconstructionReport.of(model, test, count),
        ElboEvaluator.of(model).seed(seed).draws(DRAWS).limit(BOUND_ITEMS).evaluate(test),
        LatentReport.of(model, test, count),
        FidEvaluator.using(features)
            .frechetOnly()
            .seed(seed)
            .evaluate(test, Sampler.of(model).seed(seed), count));
  }

  double psnr() {
    return pairs.psnr().mean();
  }

  double fid() {
    return distance.frechetDistance();
  }

  /** Adds the numbers, and what they mean, for programs. */
  void addTo(MetricsJson metrics) {
    metrics
        .definition("psnr", psnrWords())
        .definition("negativeLogLikelihoodBound", boundWords())
        .definition("activeDimensions", activeWords())
        .definition("fid", fidWords())
        .value("psnr", psnr())
        .value("ssim", pairs.ssim().orElseThrow().mean())
        .value("negativeLogLikelihoodBound", bound.negativeLogLikelihood().mean())
        .value("activeDimensions", latent.activeCount())
        .value("fid", fid());
    distance.floor().ifPresent(floor -> metrics.value("fidRealAgainstReal", floor.distance()));
  }

  /** Returns a row for people per number: name, value, meaning. */
  List<List<String>> rows() {
    return Stream.of(
            List.of("PSNR", Digits.of(psnr(), 2) + " dB", psnrWords()),
            List.of(
                "−log p(x), at most",
                Digits.of(bound.negativeLogLikelihood().mean(), 2) + " nats",
                boundWords()),
            List.of(
                "active dimensions",
                latent.activeCount() + " of " + latent.dimensions().size(),
                activeWords()),
            List.of("FID", Digits.of(fid(), 2), fidWords()))
        .toList();
  }

  private String psnrWords() {
    return "−10 log10 of the mean squared error of each test image against its reconstruction from"
        + " the posterior mean, peak 1, averaged over n = "
        + Digits.count(pairs.items());
  }

  private String boundWords() {
    return "importance-weighted bound with "
        + bound.draws()
        + " draws per image, over n = "
        + Digits.count(bound.items())
        + " test images";
  }

  private String activeWords() {
    return "whose posterior means have a variance above 0.01 over n = "
        + Digits.count(latent.items())
        + " test images";
  }

  private String fidWords() {
    return "Fréchet distance of "
        + distance.featureSize()
        + " features of the net "
        + distance.features()
        + ", n = "
        + Digits.count(distance.generatedCount())
        + " samples (decoder means) against as many test images"
        + distance
            .floor()
            .map(floor -> "; real against real " + Digits.of(floor.distance(), 2))
            .orElse("");
  }
}
