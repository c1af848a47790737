package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainingListener;

/**
 * Writes three pictures after each epoch: test items above their reconstructions, samples, and
 * walks between test items. Items and noise stay the same, so epochs can be compared.
 */
final class EpochPictures implements TrainingListener {
  private static final int COLUMNS = 8;
  private static final int SCALE = 2;

  private final Samples items;
  private final long seed;
  private final Path folder;

  /**
   * Takes the first items of a test set.
   *
   * @param test at least 2 items; 32 are used if there are as many
   */
  EpochPictures(Dataset test, long seed, Path folder) {
    int even = Math.min(4 * COLUMNS, test.size()) / 2 * 2;
    this.items = test.samples(0, even);
    this.seed = seed;
    this.folder = folder;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    int epoch = end.metrics().epoch();
    int walks = Math.min(COLUMNS, items.count() / 2);
    try (VaeModel model = TensorFlowVae.load(end.snapshot())) {
      Samples pairs = Pictures.pairs(items, model.reconstruct(items), COLUMNS);
      write("recon", epoch, pairs.toGrid(COLUMNS, SCALE));
      Samples drawn = Sampler.of(model).seed(seed).sample(COLUMNS * COLUMNS);
      write("samples", epoch, drawn.toGrid(COLUMNS, SCALE));
      Samples paths =
          Interpolator.spherical(model)
              .steps(COLUMNS)
              .between(items.slice(0, walks), items.slice(walks, 2 * walks));
      write("interp", epoch, paths.toGrid(COLUMNS, SCALE));
    }
  }

  private void write(String name, int epoch, BufferedImage image) {
    try {
      Pictures.write(
          image, folder.resolve(String.format(Locale.ROOT, "%s_epoch%03d.png", name, epoch)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
