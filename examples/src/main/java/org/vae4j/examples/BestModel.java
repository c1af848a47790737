package org.vae4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.Metric;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.TrainingListener;

/**
 * Exports the model after each epoch whose validation metric is the lowest so far, epochs from
 * before a resume included. A kill may come between the checkpoint of such an epoch and its export;
 * so at the end of a run that was resumed, whose trainer is to keep the best epoch by the same
 * metric, an epoch that this process has not exported is exported again.
 */
final class BestModel implements TrainingListener {
  private final Path folder;
  private final Metric metric;
  private int epoch = -1;

  /**
   * Names the place of the model.
   *
   * @param metric what the trainer chooses the best epoch by
   */
  BestModel(Path folder, Metric metric) {
    this.folder = folder;
    this.metric = metric;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    TrainedModel snapshot = end.snapshot();
    if (best(snapshot.history()).epoch() == end.metrics().epoch()) {
      export(snapshot);
    }
  }

  @Override
  public void onEnd(TrainedModel trained) {
    // At Ctrl-C the runtime that verifies exports is shutting down, too; --resume comes here again.
    if (trained.stopped().isPresent() || trained.history().isEmpty()) {
      return;
    }
    if (best(trained.history()).epoch() != epoch) {
      export(trained);
    }
  }

  private void export(TrainedModel model) {
    try {
      OnnxExporter.export(model, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    epoch = model.metrics().orElseThrow().epoch();
  }

  private EpochMetrics best(List<EpochMetrics> history) {
    return history.stream().min(Comparator.comparingDouble(metric::of)).orElseThrow();
  }

  /** Returns the number of the exported epoch, from 0; -1 if this process has exported none. */
  int epoch() {
    return epoch;
  }
}
