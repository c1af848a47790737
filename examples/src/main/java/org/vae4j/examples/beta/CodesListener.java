package org.vae4j.examples.beta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.vae4j.Samples;
import org.vae4j.data.NpyWriter;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainingListener;

/** Keeps where the model puts some items after each epoch, for the animation. */
final class CodesListener implements TrainingListener {
  private final Samples items;
  private final Path folder;

  CodesListener(Samples items, Path folder) {
    this.items = items;
    this.folder = folder;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    try {
      Files.createDirectories(folder);
      NpyWriter.write(file(folder, end.metrics().epoch()), end.model().embed(items));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file of an epoch, which counts from 0. */
  static Path file(Path folder, int epoch) {
    return folder.resolve(String.format(Locale.ROOT, "epoch-%03d.npy", epoch));
  }
}
