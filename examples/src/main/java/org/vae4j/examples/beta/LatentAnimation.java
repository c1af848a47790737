package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.data.NpyArray;
import org.vae4j.examples.report.AnimatedGif;
import org.vae4j.examples.report.ScatterChart;
import org.vae4j.internal.Require;

/** Shows how the codes of some test images move during a training. */
final class LatentAnimation {
  /** Two pictures per second, as the document has it. */
  private static final Duration EACH = Duration.ofMillis(500);

  /** More points make larger files, not clearer pictures. */
  private static final int MOST_POINTS = 900;

  private static final int SIDE = 440;

  private final StudyRun run;
  private final int[] labels;
  private final List<String> classes;

  LatentAnimation(StudyRun run, int[] labels, List<String> classes) {
    this.run = run;
    this.labels = labels;
    this.classes = classes;
  }

  /**
   * Writes the animation.
   *
   * @param xDimension the latent dimension on the horizontal axis
   * @param yDimension the one on the vertical axis
   * @throws IOException if a file cannot be read or written
   */
  void write(Path file, int epochs, int xDimension, int yDimension) throws IOException {
    int[] chosen = chosen();
    List<Frame> frames = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      Path codes = CodesListener.file(run.codes(), epoch);
      if (Files.exists(codes)) { // a process that was killed may not have come to it
        Dataset rows = NpyArray.open(codes).items();
        frames.add(
            new Frame(
                epoch + 1, column(rows, chosen, xDimension), column(rows, chosen, yDimension)));
      }
    }
    if (frames.isEmpty()) {
      throw new VaeException(
          Require.message(
              run.codes().toString(),
              "codes of at least one epoch",
              "none",
              "delete the run's folder to train it again"));
    }
    double limit = 1.05 * frames.stream().mapToDouble(Frame::farthest).max().orElseThrow();
    int[] colors = IntStream.of(chosen).map(index -> labels[index]).toArray();
    List<BufferedImage> pictures = new ArrayList<>();
    for (Frame frame : frames) {
      pictures.add(
          ScatterChart.of(
                  String.format(Locale.ROOT, "beta %s, epoch %d", run.beta(), frame.epoch()),
                  "dimension " + (xDimension + 1),
                  "dimension " + (yDimension + 1))
              .classes(frame.x(), frame.y(), colors, classes)
              .range(-limit, limit, -limit, limit)
              .size(SIDE, SIDE)
              .image());
    }
    AnimatedGif.write(file, EACH, pictures);
  }

  /** Returns the numbers of points that are spread evenly over all of them. */
  private int[] chosen() {
    int count = Math.min(MOST_POINTS, labels.length);
    return IntStream.range(0, count).map(i -> (int) ((long) i * labels.length / count)).toArray();
  }

  private static double[] column(Dataset rows, int[] chosen, int dimension) {
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
   * @param epoch counted from 1
   * @param x horizontal
   * @param y vertical
   */
  @SuppressWarnings("ArrayRecordComponent") // only this class sees it
  private record Frame(int epoch, double[] x, double[] y) {
    double farthest() {
      double farthest = 0;
      for (int index = 0; index < x.length; index++) {
        farthest = Math.max(farthest, Math.max(Math.abs(x[index]), Math.abs(y[index])));
      }
      return farthest;
    }
  }
}
