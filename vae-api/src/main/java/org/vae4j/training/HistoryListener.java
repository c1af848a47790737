package org.vae4j.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes the metrics of each epoch to a file, as one line that is on the disk when the next epoch
 * begins. Losses are in nats per item, with all digits, whatever the locale; {@code train_total} is
 * the negative ELBO and {@code train_objective} what was minimized, weights included. An objective
 * with more terms has a column for each.
 *
 * <p>At the end of the first epoch that it sees, the listener replaces the file by one with all
 * epochs of the training's history; from then on it adds lines. So after a training that was
 * stopped and resumed, however often, each epoch has one line.
 *
 * <p>For one training at a time; not safe to use from many threads. The file is not held open.
 */
public final class HistoryListener implements TrainingListener {
  private final HistoryFile file;
  private boolean prepared;

  private HistoryListener(Path file, HistoryFormat format) {
    this.file = new HistoryFile(Objects.requireNonNull(file, "file"), format);
  }

  /**
   * Returns a listener that writes comma-separated values, with a header line; the values of a
   * validation that there is not are empty.
   *
   * @param file the file; folders that are missing are created
   * @return a listener for one training at a time
   */
  public static HistoryListener csv(Path file) {
    return new HistoryListener(file, HistoryFormat.CSV);
  }

  /**
   * Returns a listener that writes JSON Lines: an object per epoch, without the values of a
   * validation that there is not. A number that is not finite is {@code null}.
   *
   * @param file the file; folders that are missing are created
   * @return a listener for one training at a time
   */
  public static HistoryListener jsonLines(Path file) {
    return new HistoryListener(file, HistoryFormat.JSON_LINES);
  }

  @Override
  public void onStart(TrainingPlan plan) {
    prepared = false;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    try {
      if (prepared) {
        file.append(end.metrics());
      } else {
        file.replace(end.snapshot().history());
        prepared = true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
