package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.examples.report.BarChart;
import org.vae4j.examples.report.LineChart;
import org.vae4j.examples.report.Pictures;
import org.vae4j.examples.report.TrainingCurves;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.Traversal;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.training.EpochMetrics;

/** Draws what the study shows, of the runs with the first seed, into a folder. */
final class StudyPictures {
  private static final int COLUMNS = 12;
  private static final int SCALE = 2;
  private static final int SAMPLES = 64;
  private static final int SAMPLE_COLUMNS = 8;
  private static final int FROZEN = 8;
  private static final int WALKS = 6;
  private static final int TRAVERSAL_STEPS = 11;
  private static final double TRAVERSAL_END = 3;
  private static final int CHART_WIDTH = 560;
  private static final int CHART_HEIGHT = 400;

  private final StudyConfig config;
  private final Dataset test;
  private final Extent extent;
  private final List<String> classes;
  private final Path folder;

  StudyPictures(
      StudyConfig config, Dataset test, Extent extent, List<String> classes, Path folder) {
    this.config = config;
    this.test = test;
    this.extent = extent;
    this.classes = classes;
    this.folder = folder;
  }

  /** Returns the file of a picture. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Returns the file of a picture of one beta. */
  Path file(String name, double beta, String type) {
    return folder.resolve(name + "-beta-" + beta + "." + type);
  }

  /**
   * Draws all pictures.
   *
   * @param runs one of each beta
   * @param summaries one of each beta, of all seeds
   */
  void write(List<RunResult> runs, List<BetaSummary> summaries) throws IOException {
    Pictures.write(losses(runs), file("losses.png"));
    Pictures.write(distances(summaries), file("distances.png"));
    int count = Math.min(COLUMNS, test.size());
    Samples originals = test.samples(0, count);
    Samples rebuilt = originals;
    for (RunResult result : runs) {
      System.out.println("Pictures of " + result.run());
      try (OnnxVae model = OnnxVae.load(result.run().model())) {
        rebuilt = rebuilt.concat(model.reconstruct(originals));
        write(result, model);
      }
    }
    Pictures.write(rebuilt.toGrid(count, SCALE), file("reconstructions.png"));
  }

  private void write(RunResult result, VaeModel model) throws IOException {
    StudyRun run = result.run();
    double beta = run.beta();
    List<BufferedImage> curves = TrainingCurves.apart(result.history());
    Pictures.write(
        Pictures.below(curves.toArray(BufferedImage[]::new)), file("training-curves", beta, "png"));
    Pictures.write(
        sampler(model, run).sample(SAMPLES).toGrid(SAMPLE_COLUMNS, SCALE),
        file("samples", beta, "png"));
    Pictures.write(
        FrozenVariance.images(model, run.seed(), FROZEN).toGrid(FROZEN, SCALE),
        file("frozen", beta, "png"));
    Pictures.write(
        interpolations(model).toGrid(Interpolator.DEFAULT_STEPS, SCALE),
        file("interpolation", beta, "png"));
    int[] dimensions = byUse(result.latent());
    Pictures.write(
        traversals(model, dimensions).toGrid(TRAVERSAL_STEPS, SCALE),
        file("traversals", beta, "png"));
    LatentMaps maps = LatentMaps.of(model, beta, test, extent.mapped(), classes);
    Pictures.write(maps.principalAxes(), file("latent-pca", beta, "png"));
    Pictures.write(maps.neighbors(run.seed()), file("latent-tsne", beta, "png"));
    LatentAnimation animation =
        new LatentAnimation(run, SelectedItems.of(test, config).labels(), classes);
    animation.write(file("latent-evolution", beta, "gif"), config.epochs(), 0, 1);
    animation.write(
        file("latent-evolution-most-used", beta, "gif"),
        config.epochs(),
        dimensions[0],
        dimensions[1]);
  }

  private Sampler sampler(VaeModel model, StudyRun run) {
    return Sampler.of(model).prior(LatentPrior.standardNormal()).seed(run.seed());
  }

  /** Walks from some test images to the ones that follow them, along straight lines. */
  private Samples interpolations(VaeModel model) {
    int walks = Math.min(WALKS, test.size() / 2);
    return Interpolator.linear(model)
        .between(test.samples(0, walks), test.samples(walks, 2 * walks));
  }

  /** Walks along each dimension through the origin, the most used one first. */
  private static Samples traversals(VaeModel model, int... dimensions) {
    Samples rows = Samples.filledBy(0, Shape.of(model.latentSize()), values -> {});
    for (int dimension : dimensions) {
      rows =
          rows.concat(
              Traversal.of(model)
                  .latents(dimension, -TRAVERSAL_END, TRAVERSAL_END, TRAVERSAL_STEPS));
    }
    return model.decode(rows);
  }

  /** Returns the numbers of the dimensions, that with the largest KL first. */
  private static int[] byUse(LatentReport latent) {
    return IntStream.range(0, latent.dimensions().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer d) -> -latent.dimensions().get(d).kl()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static BufferedImage losses(List<RunResult> runs) {
    return Pictures.beside(
        losses(
            runs,
            "Reconstruction loss of test images",
            m -> m.validation().orElseThrow().reconstruction()),
        losses(
            runs, "KL loss of test images, not weighted", m -> m.validation().orElseThrow().kl()));
  }

  private static BufferedImage losses(
      List<RunResult> runs, String title, ToDoubleFunction<EpochMetrics> value) {
    LineChart chart = LineChart.of(title, "epoch", "nats per image");
    for (RunResult result : runs) {
      chart =
          chart.line(
              "beta " + result.run().beta(),
              result.history().stream().mapToDouble(value).toArray());
    }
    return chart.size(CHART_WIDTH, CHART_HEIGHT).image();
  }

  private static BufferedImage distances(List<BetaSummary> summaries) {
    List<String> names = summaries.stream().map(s -> String.valueOf(s.beta())).toList();
    List<Spread> pixel = summaries.stream().map(BetaSummary::pixelFrechet).toList();
    List<Spread> normal = summaries.stream().map(BetaSummary::fid).toList();
    List<Spread> fitted = summaries.stream().map(BetaSummary::fidFittedPrior).toList();
    BufferedImage pixels =
        BarChart.of("Pixel Frechet distance, n = 1,000", "beta", "", names)
            .bars("samples from N(0, I)", means(pixel), deviations(pixel))
            .size(CHART_WIDTH, CHART_HEIGHT)
            .image();
    BufferedImage features =
        BarChart.of("Frechet distance of features", "beta", "", names)
            .bars("samples from N(0, I)", means(normal), deviations(normal))
            .bars("from a fitted prior", means(fitted), deviations(fitted))
            .size(CHART_WIDTH, CHART_HEIGHT)
            .image();
    return Pictures.beside(pixels, features);
  }

  private static double[] means(List<Spread> spreads) {
    return spreads.stream().mapToDouble(Spread::mean).toArray();
  }

  private static double[] deviations(List<Spread> spreads) {
    return spreads.stream().mapToDouble(Spread::deviation).toArray();
  }
}
