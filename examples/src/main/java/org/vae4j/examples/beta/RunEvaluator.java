package org.vae4j.examples.beta;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FrechetStatistics;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.onnx.OnnxVae;

/**
 * Measures finished runs from their exported models. The statistics of the real images are found
 * once, at construction.
 */
final class RunEvaluator {
  /** One for each class, roughly. */
  private static final int COMPONENTS = 10;

  private final Dataset train;
  private final Dataset test;
  private final Extent extent;
  private final FidEvaluator features;
  private final FidEvaluator pixels;
  private final FrechetStatistics realFeatures;
  private final FrechetStatistics realPixels;
  private final FrechetStatistics allRealPixels;

  /**
   * Takes images.
   *
   * @param extractor finds the features; stays the caller's
   */
  RunEvaluator(Dataset train, Dataset test, Extent extent, FeatureExtractor extractor) {
    this.train = train;
    this.test = test;
    this.extent = extent;
    this.features = FidEvaluator.using(extractor).frechetOnly();
    this.pixels = FidEvaluator.pixelFrechet(test.itemShape());
    this.realFeatures = features.statistics(test);
    this.realPixels = pixels.statistics(Datasets.first(test, extent.pixelSamples()));
    this.allRealPixels = pixels.statistics(test);
  }

  RunResult evaluate(StudyRun run) throws IOException {
    try (OnnxVae model = OnnxVae.load(run.model())) {
      LatentPrior normal = LatentPrior.standardNormal();
      LatentPrior fitted =
          LatentPrior.gaussianMixture(COMPONENTS).seed(run.seed()).fit(model, train);
      RunResult result =
          new RunResult(
              run,
              RunHistory.read(run.history()),
              pixelFrechet(sampler(model, run, normal)),
              pixelFrechet(sampler(model, run, fitted)),
              pixels
                  .evaluate(allRealPixels, sampler(model, run, normal), test.size())
                  .frechetDistance(),
              fid(sampler(model, run, normal)),
              fid(sampler(model, run, fitted)),
              fitted,
              LatentReport.of(model, test, test.size()),
              FrozenVariance.of(model, run.seed(), extent.frozenImages(), extent.draws()),
              run.seconds(),
              run.date());
      System.out.printf(
          Locale.ROOT,
          "%s | recon=%.2f kl=%.2f | pixel Frechet %s | FID %.2f, with a fitted prior %.2f%n",
          run,
          result.reconstruction(),
          result.kl(),
          Spread.of(result.pixelFrechet().stream().mapToDouble(Double::doubleValue).toArray())
              .words(2),
          result.fid(),
          result.fidFittedPrior());
      return result;
    }
  }

  /** Measures training images in place of generated ones: less than this is luck. */
  RealFloors floors() {
    return new RealFloors(
        pixels.evaluate(realPixels, Datasets.first(train, extent.pixelSamples())).frechetDistance(),
        pixels
            .evaluate(allRealPixels, Datasets.first(train, Math.min(train.size(), test.size())))
            .frechetDistance(),
        features
            .evaluate(realFeatures, Datasets.first(train, Math.min(train.size(), test.size())))
            .frechetDistance(),
        imageSets());
  }

  private List<ImageSetMeasures> imageSets() {
    int each = Math.min(extent.frozenImages(), test.size());
    return IntStream.range(0, Math.min(extent.draws(), test.size() / each))
        .mapToObj(set -> ImageSetMeasures.of(test.samples(set * each, (set + 1) * each)))
        .toList();
  }

  private List<Double> pixelFrechet(Sampler sampler) {
    List<Double> distances = new ArrayList<>();
    for (int draw = 0; draw < extent.draws(); draw++) {
      distances.add(pixels.evaluate(realPixels, sampler, extent.pixelSamples()).frechetDistance());
    }
    return distances;
  }

  private double fid(Sampler sampler) {
    return features.evaluate(realFeatures, sampler, extent.samples()).frechetDistance();
  }

  private static Sampler sampler(VaeModel model, StudyRun run, LatentPrior prior) {
    return Sampler.of(model).prior(prior).seed(run.seed());
  }
}
