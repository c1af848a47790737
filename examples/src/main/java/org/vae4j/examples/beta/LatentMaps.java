package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.vae4j.data.Dataset;
import org.vae4j.examples.beta.PrincipalAxes.PlanePoints;
import org.vae4j.examples.report.ScatterChart;
import org.vae4j.inference.VaeModel;

/** Maps of a latent space: where the means of test images of all classes lie. */
final class LatentMaps {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 480;

  private final double beta;
  private final double[][] means;
  private final int[] labels;
  private final List<String> classes;

  private LatentMaps(double beta, double[][] means, int[] labels, List<String> classes) {
    this.beta = beta;
    this.means = means;
    this.labels = labels;
    this.classes = classes;
  }

  /** Encodes the first images of a test set. */
  static LatentMaps of(VaeModel model, double beta, Dataset test, int count, List<String> classes) {
    double[][] means =
        Arrays.stream(model.embed(test.samples(0, count)))
            .map(LatentMaps::doubles)
            .toArray(double[][]::new);
    int[] labels =
        IntStream.range(0, count).map(index -> test.label(index).orElseThrow()).toArray();
    return new LatentMaps(beta, means, labels, classes);
  }

  /** Draws the two principal axes of the means. */
  BufferedImage principalAxes() {
    PlanePoints points = PrincipalAxes.project(means);
    return ScatterChart.of(
            String.format(
                Locale.ROOT,
                "beta %s: principal axes, %.0f %% of the variance",
                beta,
                100 * points.share()),
            "first axis",
            "second axis")
        .classes(points.x(), points.y(), labels, classes)
        .size(WIDTH, HEIGHT)
        .image();
  }

  /** Draws neighbors beside each other. */
  BufferedImage neighbors(long seed) {
    double[][] places = NeighborMap.of(means, seed);
    return ScatterChart.of("beta " + beta + ": t-SNE", "", "")
        .classes(
            Arrays.stream(places).mapToDouble(place -> place[0]).toArray(),
            Arrays.stream(places).mapToDouble(place -> place[1]).toArray(),
            labels,
            classes)
        .size(WIDTH, HEIGHT)
        .image();
  }

  private static double[] doubles(float... values) {
    return IntStream.range(0, values.length).mapToDouble(index -> values[index]).toArray();
  }
}
