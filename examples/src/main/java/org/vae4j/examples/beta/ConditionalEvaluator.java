package org.vae4j.examples.beta;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FrechetStatistics;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Measures finished runs of the conditional model. */
final class ConditionalEvaluator {
  private final Extent extent;
  private final int classes;
  private final Shape image;
  private final FeatureExtractor classifier;
  private final FidEvaluator features;
  private final FidEvaluator pixels;
  private final FrechetStatistics realFeatures;
  private final FrechetStatistics realPixels;

  /**
   * Takes images.
   *
   * @param classifier finds features and classes; stays the caller's
   */
  ConditionalEvaluator(Dataset test, Extent extent, int classes, FeatureExtractor classifier) {
    this.extent = extent;
    this.classes = classes;
    this.image = test.itemShape();
    this.classifier = classifier;
    this.features = FidEvaluator.using(classifier).frechetOnly();
    this.pixels = FidEvaluator.pixelFrechet(image);
    this.realFeatures = features.statistics(test);
    this.realPixels = pixels.statistics(Datasets.first(test, extent.pixelSamples()));
  }

  ConditionalResult evaluate(StudyRun run) throws IOException {
    try (OnnxVae model = OnnxVae.load(run.model())) {
      Sampler sampler = Sampler.of(model).seed(run.seed());
      List<Double> distances = new ArrayList<>();
      for (int draw = 0; draw < extent.draws(); draw++) {
        Samples drawn = drawn(sampler, extent.pixelSamples());
        distances.add(pixels.evaluate(realPixels, ArrayDataset.of(drawn)).frechetDistance());
      }
      Samples images = Samples.of(image);
      List<Double> agreements = new ArrayList<>();
      Sampler fresh = sampler.seed(run.seed());
      for (int label = 0; label < classes; label++) {
        Samples ofClass = FlatImages.unfold(fresh.sample(label, extent.samples() / classes), image);
        agreements.add(agreement(ofClass, label));
        images = images.concat(ofClass);
      }
      List<EpochMetrics> history = RunHistory.read(run.history());
      LossTerms test = history.get(history.size() - 1).validation().orElseThrow();
      ConditionalResult result =
          new ConditionalResult(
              run.beta(),
              run.seed(),
              run.date(),
              run.seconds(),
              test.reconstruction(),
              test.kl(),
              distances,
              features.evaluate(realFeatures, ArrayDataset.of(images)).frechetDistance(),
              agreements.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
              agreements);
      System.out.printf(
          Locale.ROOT,
          "%s | recon=%.2f kl=%.2f | FID %.2f | the net finds the class of %.1f %%%n",
          run,
          result.reconstruction(),
          result.kl(),
          result.fid(),
          100 * result.agreement());
      return result;
    }
  }

  private Samples drawn(Sampler sampler, int count) {
    return FlatImages.unfold(sampler.sample(count), image);
  }

  private double agreement(Samples images, int label) {
    Samples probabilities = classifier.extract(images).classProbabilities().orElseThrow();
    int agreed = 0;
    for (int item = 0; item < images.count(); item++) {
      float[] row = probabilities.item(item);
      int best = 0;
      for (int index = 1; index < row.length; index++) {
        best = row[index] > row[best] ? index : best;
      }
      agreed += best == label ? 1 : 0;
    }
    return (double) agreed / images.count();
  }
}
