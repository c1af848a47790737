package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.OnnxVae;

/** What an exported model draws: a picture of it, and how far it is from test images. */
final class DrawnSamples {
  private static final int PICTURE_ITEMS = 64;
  private static final int PICTURE_COLUMNS = 8;

  private DrawnSamples() {}

  /**
   * Writes the picture and returns the Frechet distance.
   *
   * @param model the folder with the ONNX files
   * @param picture where the first 64 samples go
   * @param features what the distance is measured in; stays open
   * @param test the images to compare with
   * @param seed of the samples
   * @param samples how many samples and test images are compared
   */
  static double measure(
      Path model, Path picture, FeatureExtractor features, Dataset test, long seed, int samples)
      throws IOException {
    try (OnnxVae served = OnnxVae.load(model)) {
      Sampler sampler = Sampler.of(served).seed(seed);
      Pictures.write(sampler.sample(PICTURE_ITEMS).toGrid(PICTURE_COLUMNS, 2), picture);
      return FidEvaluator.using(features)
          .seed(seed)
          .frechetOnly()
          .evaluate(test, sampler.seed(seed), samples)
          .frechetDistance();
    }
  }
}
