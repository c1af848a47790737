package org.vae4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainingListener;

/** Exports the model after each epoch whose validation total is the lowest so far. */
final class BestModel implements TrainingListener {
  private final Path folder;
  private int epoch = -1;
  private double total = Double.POSITIVE_INFINITY;

  BestModel(Path folder) {
    this.folder = folder;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    double newTotal = end.metrics().validation().map(LossTerms::total).orElseThrow();
    if (newTotal >= total) {
      return;
    }
    try {
      OnnxExporter.export(end.snapshot(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    epoch = end.metrics().epoch();
    total = newTotal;
  }

  /** Returns the number of the best epoch, from 0; -1 before the first. */
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
