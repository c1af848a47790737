package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.data.NpyArray;
import org.vae4j.examples.report.ScatterChart;
import org.vae4j.internal.Require;

/** Shows where the codes of some test images are after each epoch of a run. */
final class LatentAnimation {
  /** More points make larger files, not clearer pictures. */
  private static final int MOST_POINTS = 600;

  private static final int WIDTH = 380;
  private static final int HEIGHT = 340;

  private final StudyRun run;
  private final int[] labels;
  private final List<String> classes;
  private final int[] chosen;

  LatentAnimation(StudyRun run, int[] labels, List<String> classes) {
    this.run = run;
    this.labels = labels;
    this.classes = classes;
    this.chosen = chosen(labels.length);
  }

  /**
   * Draws a picture of each epoch. One whose codes are missing, since the process was killed when
   * it was to write them, looks like the epoch before.
   *
   * @param epochs the number of epochs
   * @param xDimension the latent dimension on the horizontal axis
   * @param yDimension the one on the vertical axis
   * @throws IOException if a file cannot be read
   */
  List<BufferedImage> pictures(int epochs, int xDimension, int yDimension) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      frames.add(frame(frames, epoch, xDimension, yDimension));
    }
    double limit = 1.05 * frames.stream().mapToDouble(Frame::farthest).max().orElseThrow();
    int[] colors = IntStream.of(chosen).map(index -> labels[index]).toArray();
    List<BufferedImage> pictures = new ArrayList<>();
    for (Frame frame : frames) {
      pictures.add(
          ScatterChart.of(
                  "beta %s, epoch %d".formatted(run.beta(), pictures.size() + 1),
                  "dimension " + (xDimension + 1),
                  "dimension " + (yDimension + 1))
              .classes(frame.x(), frame.y(), colors, classes)
              .range(-limit, limit, -limit, limit)
              .size(WIDTH, HEIGHT)
              .image());
    }
    return pictures;
  }

  private Frame frame(List<Frame> before, int epoch, int xDimension, int yDimension)
      throws IOException {
    Path codes = CodesListener.file(run.codes(), epoch);
    if (Files.exists(codes)) {
      Dataset rows = NpyArray.open(codes).items();
      return new Frame(column(rows, xDimension), column(rows, yDimension));
    }
    if (before.isEmpty()) {
      throw new VaeException(
          Require.message(
              codes.toString(), "a file", "none", "delete the run's folder to train it again"));
    }
    return before.get(before.size() - 1);
  }

  /** Returns numbers that are spread evenly over all points. */
  private static int[] chosen(int points) {
    int count = Math.min(MOST_POINTS, points);
    return IntStream.range(0, count).map(i -> (int) ((long) i * points / count)).toArray();
  }

  private double[] column(Dataset rows, int dimension) {
    float[] row = new float[rows.itemShape().volume()];
    double[] column = new double[chosen.length];
    for (int index = 0; index < chosen.length; index++) {
      rows.read(chosen[index], row, 0);
      column[index] = row[dimension];
    }
    return column;
  }

  /**
   * Where the points are after an epoch.
   *
   * @param x horizontal
   * @param y vertical
   */
  @SuppressWarnings("ArrayRecordComponent") // only this class sees it
  private record Frame(double[] x, double[] y) {
    double farthest() {
      double farthest = 0;
      for (int index = 0; index < x.length; index++) {
        farthest = Math.max(farthest, Math.max(Math.abs(x[index]), Math.abs(y[index])));
      }
      return farthest;
    }
  }
}
