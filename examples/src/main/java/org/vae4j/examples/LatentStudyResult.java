package org.vae4j.examples;

import java.util.Comparator;
import java.util.List;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.inference.LatentDimension;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.Traversal;
import org.vae4j.inference.VaeModel;

/**
 * What {@link LatentStudy} found about one model.
 *
 * @param variant what was trained
 * @param run how it was trained
 * @param numbers what it is worth
 * @param samples what it draws, always from the same noise
 * @param reconstructions what it makes of the first test images
 * @param walks along the dimensions that carry the most, from the origin, a row each
 * @param walksFromItem the same from a test image
 */
record LatentStudyResult(
    LatentVariant variant,
    LongRunResult run,
    ModelNumbers numbers,
    Samples samples,
    Samples reconstructions,
    Samples walks,
    Samples walksFromItem) {
  static final int STEPS = 11;
  static final int SAMPLES = 100;
  private static final int WALKS = 10;
  private static final double FAR = 3;

  /**
   * Measures a model and lets it draw.
   *
   * @param items the test images to reconstruct; walks start at the first
   */
  static LatentStudyResult of(
      LatentVariant variant,
      LongRunResult run,
      VaeModel model,
      Dataset test,
      Samples items,
      FeatureExtractor features) {
    ModelNumbers numbers = ModelNumbers.of(model, test, features, run.seed());
    return new LatentStudyResult(
        variant,
        run,
        numbers,
        Sampler.of(model).seed(run.seed()).sample(SAMPLES),
        model.reconstruct(items),
        walks(Traversal.of(model), numbers),
        walks(Traversal.of(model).startingAt(items.slice(0, 1)), numbers));
  }

  private static Samples walks(Traversal traversal, ModelNumbers numbers) {
    List<LatentDimension> dimensions = numbers.latent().dimensions();
    return dimensions.stream()
        .sorted(Comparator.comparingDouble(LatentDimension::kl).reversed())
        .limit(WALKS)
        .map(dimension -> traversal.along(dimensions.indexOf(dimension), -FAR, FAR, STEPS))
        .reduce(Samples::concat)
        .orElseThrow();
  }

  /** Returns the KL of each dimension, the largest first. */
  double[] klByDimension() {
    return numbers.latent().dimensions().stream()
        .map(LatentDimension::kl)
        .sorted(Comparator.reverseOrder())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
