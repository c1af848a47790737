package org.vae4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.Metric;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.TrainingListener;

/**
 * Exports the best epoch of a run whose trainer keeps it by {@link Metric#total()}. At the end of
 * the run, so that epochs from before a resume count too; also when the run was stopped.
 */
final class BestAtEnd implements TrainingListener {
  private final Path folder;
  private int epoch = -1;
  private double total = Double.POSITIVE_INFINITY;

  BestAtEnd(Path folder) {
    this.folder = folder;
  }

  @Override
  public void onEnd(TrainedVae trained) {
    List<EpochMetrics> history = trained.history();
    if (history.isEmpty()) {
      return;
    }
    Metric metric = Metric.total();
    EpochMetrics best = history.stream().min(Comparator.comparingDouble(metric::of)).orElseThrow();
    // The weights are those of the best epoch; the file shall not claim the last epoch's losses.
    List<EpochMetrics> untilBest = history.subList(0, best.epoch() + 1);
    try {
      OnnxExporter.export(
          new TrainedVae(trained.vae(), trained.weights(), untilBest, trained.provenance()),
          folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    epoch = best.epoch();
    total = metric.of(best);
  }

  /** Returns the number of the exported epoch, from 0; -1 if none was exported. */
  int epoch() {
    return epoch;
  }

  double total() {
    return total;
  }

  Path folder() {
    return folder;
  }
}
