package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.vae4j.data.Dataset;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.VaeModel;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainingListener;

/** Writes the {@link ModelPictures} of each epoch. */
final class EpochPictures implements TrainingListener {
  private final ModelPictures pictures;
  private final Path folder;
  private final String suffix;

  /**
   * Takes the first items of a test set.
   *
   * @param test at least 2 items
   * @param suffix a format that makes the end of a file's name from the number of the epoch
   */
  EpochPictures(Dataset test, long seed, Path folder, String suffix) {
    this.pictures = new ModelPictures(test, seed);
    this.folder = folder;
    this.suffix = suffix;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    String ending = String.format(Locale.ROOT, suffix, end.metrics().epoch()) + ".png";
    try (VaeModel model = TensorFlowVae.load(end.snapshot())) {
      for (Map.Entry<String, BufferedImage> picture : pictures.of(model).entrySet()) {
        Pictures.write(picture.getValue(), folder.resolve(picture.getKey() + ending));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
