package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.examples.report.AnimatedGif;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.VaeModel;
import org.vae4j.onnx.OnnxVae;

/** Draws what the study shows, of one run of each beta, into a folder: the betas side by side. */
final class StudyPictures {
  /** Two pictures per second, as the document has it. */
  private static final Duration EACH_EPOCH = Duration.ofMillis(500);

  private static final int COLUMNS = 12;

  private final StudyConfig config;
  private final Dataset test;
  private final Extent extent;
  private final List<String> classes;
  private final Path folder;
  private final Map<String, List<BufferedImage>> panels = new TreeMap<>();
  private final List<List<BufferedImage>> first = new ArrayList<>();
  private final List<List<BufferedImage>> mostUsed = new ArrayList<>();

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
  Path file(String name, double beta) {
    return folder.resolve(name + "-beta-" + beta + ".png");
  }

  /**
   * Draws all pictures.
   *
   * @param runs one of each beta
   * @param summaries one of each beta, of all seeds
   */
  void write(List<RunResult> runs, List<BetaSummary> summaries) throws IOException {
    Pictures.write(StudyCharts.losses(runs), file("losses.png"));
    Pictures.write(StudyCharts.distances(summaries), file("distances.png"));
    int count = Math.min(COLUMNS, test.size());
    Samples rebuilt = test.samples(0, count);
    for (RunResult result : runs) {
      System.out.println("Pictures of " + result.run());
      try (OnnxVae model = OnnxVae.load(result.run().model())) {
        rebuilt = rebuilt.concat(model.reconstruct(test.samples(0, count)));
        draw(result, model);
      }
    }
    Pictures.write(rebuilt.toGrid(count, ModelPictures.SCALE), file("reconstructions.png"));
    List<String> titles = runs.stream().map(result -> "beta " + result.run().beta()).toList();
    for (Map.Entry<String, List<BufferedImage>> panel : panels.entrySet()) {
      Pictures.write(Panels.of(titles, panel.getValue()), file(panel.getKey() + ".png"));
    }
    AnimatedGif.write(file("latent-evolution.gif"), EACH_EPOCH, joined(first));
    AnimatedGif.write(file("latent-evolution-most-used.gif"), EACH_EPOCH, joined(mostUsed));
  }

  private void draw(RunResult result, VaeModel model) throws IOException {
    StudyRun run = result.run();
    ModelPictures pictures = new ModelPictures(model, run.seed());
    Pictures.write(StudyCharts.training(result), file("training-curves", run.beta()));
    add("samples", pictures.samples());
    add("samples-fitted-prior", pictures.samples(result.fittedPrior()));
    add("frozen", pictures.frozen());
    add("interpolations", pictures.interpolations(test));
    int[] dimensions = ModelPictures.byUse(result.latent());
    add("traversals", pictures.traversals(dimensions));
    LatentMaps maps = LatentMaps.of(model, run.beta(), test, extent.mapped(), classes);
    Pictures.write(
        Pictures.beside(maps.principalAxes(), maps.neighbors(run.seed())),
        file("latent-maps", run.beta()));
    LatentAnimation animation =
        new LatentAnimation(run, SelectedItems.of(test, config).labels(), classes);
    first.add(animation.pictures(config.epochs(), 0, 1));
    mostUsed.add(animation.pictures(config.epochs(), dimensions[0], dimensions[1]));
  }

  private void add(String name, BufferedImage picture) {
    panels.computeIfAbsent(name, unused -> new ArrayList<>()).add(picture);
  }

  private List<BufferedImage> joined(List<List<BufferedImage>> animations) {
    List<BufferedImage> joined = new ArrayList<>();
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      int number = epoch;
      joined.add(
          Pictures.beside(
              animations.stream()
                  .map(pictures -> pictures.get(number))
                  .toArray(BufferedImage[]::new)));
    }
    return joined;
  }
}
