package org.vae4j.examples.beta;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.vae4j.examples.report.Machine;
import org.vae4j.examples.report.MetricsJson;

/**
 * All numbers of the study, and what they mean.
 *
 * @param config the settings
 * @param extent how much was measured
 * @param testImages the number of test images
 * @param floors the same of real images
 * @param runs all runs
 * @param summaries one of each beta
 */
record StudyNumbers(
    StudyConfig config,
    Extent extent,
    int testImages,
    RealFloors floors,
    List<RunResult> runs,
    List<BetaSummary> summaries) {
  static final String RECONSTRUCTION =
      "−log p(x|z) of the test images after the last epoch, in nats per image, one z per image";
  static final String KL =
      "KL(q(z|x) ‖ N(0, I)) of the test images after the last epoch, in nats per image, not weighted";

  /** Writes metrics.json. */
  void write(Path file) throws IOException {
    MetricsJson.of("BetaStudy", machine(), runs.get(0).run().seed(), took())
        .definition("reconstruction", RECONSTRUCTION)
        .definition("kl", KL)
        .definition("pixelFrechet", pixelFrechet())
        .definition("pixelFrechetFittedPrior", "the same of samples from a " + fittedPrior())
        .definition(
            "pixelFrechetAll",
            "the distance between the pixels of all %,d test images and as many samples"
                .formatted(testImages))
        .definition("fid", fid() + ", of samples from N(0, I)")
        .definition("fidFittedPrior", fid() + ", of samples from a " + fittedPrior())
        .definition("activeDimensions", "latent dimensions whose mean has a variance above 0.01")
        .definition("diversity", diversity())
        .definition("pixelDiversity", pixelDiversity())
        .value("config", config)
        .value("seeds", seeds())
        .value("betas", summaries)
        .value("realImages", floors)
        .value("runs", runs.stream().map(RunNumbers::of).toList())
        .write(file);
  }

  String pixelFrechet() {
    return ("Frechet distance between the 784 pixels of the first %,d test images and of as many"
            + " decoder means of samples from N(0, I), 1e-6 added to each variance")
        .formatted(extent.pixelSamples());
  }

  String fid() {
    return ("Frechet distance between the 64 features of the pinned Fashion-MNIST net of all %,d"
            + " test images and of %,d decoder means")
        .formatted(testImages, extent.samples());
  }

  static String fittedPrior() {
    return "mixture of ten Gaussians fitted to codes of the training images";
  }

  static String diversity() {
    return "standard deviation over the images of an image's mean brightness";
  }

  static String pixelDiversity() {
    return "standard deviation over the images of a pixel, averaged over the pixels";
  }

  List<Long> seeds() {
    return runs.stream().map(run -> run.run().seed()).distinct().toList();
  }

  Duration took() {
    return Duration.ofMillis((long) (1000 * runs.stream().mapToDouble(RunResult::seconds).sum()));
  }

  static String machine() {
    return Machine.words("TensorFlow on CPU");
  }
}
