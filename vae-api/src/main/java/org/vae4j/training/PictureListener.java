package org.vae4j.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;

/**
 * Draws what a model can do after each epoch, into PNG files of a folder. {@code
 * samples-epoch-0000.png} is drawn from the same latent vectors each time, so that the pictures
 * show how the model changes. If items are given, {@code reconstructions-epoch-0000.png} has each
 * of them with its reconstruction to its right, and {@code interpolations-epoch-0000.png} a row
 * from the first to the second, from the third to the fourth, and so on, each a path through the
 * latent space. Epochs are counted from 0; files of the same name are replaced, each at once. Of a
 * model without an encoder, samples are all that is drawn.
 *
 * <p>Immutable and safe to use from many threads.
 *
 * @param folder where the files go; created if missing
 * @param items what is reconstructed; empty for samples only
 * @param sampleCount the number of samples, at least 1
 * @param everyEpochs pictures are drawn after every so many epochs, at least 1
 * @param seed what the latent vectors of the samples depend on
 * @param scale the width and height of the square that shows one pixel, at least 1
 */
public record PictureListener(
    Path folder, Optional<Samples> items, int sampleCount, int everyEpochs, long seed, int scale)
    implements TrainingListener {
  /** The number of samples unless another is given: {@value}. */
  public static final int DEFAULT_SAMPLE_COUNT = 64;

  /** The seed unless another is given: {@value}. */
  public static final long DEFAULT_SEED = 1;

  /** The magnification unless another is given: {@value}. */
  public static final int DEFAULT_SCALE = 2;

  private static final int PAIRS_PER_ROW = 4;
  private static final int INTERPOLATION_STEPS = 9;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is less than 1, or there are no items in items
   */
  public PictureListener {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(items, "items");
    Require.argument(
        items.isEmpty() || items.get().count() > 0,
        "PictureListener items",
        "at least one item",
        0,
        "leave them out to draw samples only");
    Require.positive(sampleCount, "PictureListener sampleCount", "64 fill a square of 8 by 8");
    Require.positive(everyEpochs, "PictureListener everyEpochs", "1 draws after each epoch");
    Require.positive(scale, "PictureListener scale", "1 shows each pixel as one pixel");
  }

  /**
   * Returns a listener that draws {@value #DEFAULT_SAMPLE_COUNT} samples after each epoch.
   *
   * @param folder where the files go; created if missing
   * @return the listener
   */
  public static PictureListener in(Path folder) {
    return new PictureListener(
        folder, Optional.empty(), DEFAULT_SAMPLE_COUNT, 1, DEFAULT_SEED, DEFAULT_SCALE);
  }

  /**
   * Returns a listener that draws reconstructions of these items, and interpolations between them
   * if there are at least two.
   *
   * @param newItems some images, for example the first 16 of the validation set
   * @return a new listener
   * @throws IllegalArgumentException if there are none
   */
  public PictureListener items(Samples newItems) {
    return new PictureListener(
        folder,
        Optional.of(Objects.requireNonNull(newItems, "items")),
        sampleCount,
        everyEpochs,
        seed,
        scale);
  }

  /**
   * Returns a listener that draws another number of samples.
   *
   * @param count the number
   * @return a new listener
   * @throws IllegalArgumentException if it is less than 1
   */
  public PictureListener sampleCount(int count) {
    return new PictureListener(folder, items, count, everyEpochs, seed, scale);
  }

  /**
   * Returns a listener that draws after every k epochs.
   *
   * @param epochs k
   * @return a new listener
   * @throws IllegalArgumentException if it is less than 1
   */
  public PictureListener everyEpochs(int epochs) {
    return new PictureListener(folder, items, sampleCount, epochs, seed, scale);
  }

  /**
   * Returns a listener that draws other samples.
   *
   * @param newSeed any number
   * @return a new listener
   */
  public PictureListener seed(long newSeed) {
    return new PictureListener(folder, items, sampleCount, everyEpochs, newSeed, scale);
  }

  /**
   * Returns a listener that draws larger or smaller.
   *
   * @param newScale the width and height of the square that shows one pixel
   * @return a new listener
   * @throws IllegalArgumentException if it is less than 1
   */
  public PictureListener scale(int newScale) {
    return new PictureListener(folder, items, sampleCount, everyEpochs, seed, newScale);
  }

  /**
   * Checks that the model makes images, and of the items' shape.
   *
   * @throws IllegalArgumentException if it does not
   */
  @Override
  public void onStart(TrainingPlan plan) {
    Shape shape = plan.model().itemShape();
    Require.argument(
        shape.isImage() && (shape.channels() == 1 || shape.channels() == 3),
        "PictureListener",
        "a model of grey or RGB images",
        shape,
        "leave this listener out");
    items.ifPresent(
        some ->
            Require.argument(
                some.itemShape().equals(shape),
                "PictureListener items",
                shape,
                some.itemShape(),
                "give items of the model's shape"));
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    int epoch = end.metrics().epoch();
    if ((epoch + 1) % everyEpochs != 0) {
      return;
    }
    VaeModel model = end.model();
    int columns = (int) Math.ceil(Math.sqrt(sampleCount));
    Samples samples = Sampler.of(model).seed(seed).sample(sampleCount);
    write("samples", epoch, samples.toGrid(columns, scale));
    if (!model.hasEncoder()) {
      return;
    }
    items.ifPresent(
        some -> {
          Samples pairs = some.interleave(model.reconstruct(some));
          int pairColumns = Math.min(PAIRS_PER_ROW, some.count());
          write("reconstructions", epoch, pairs.toGrid(2 * pairColumns, scale));
          if (some.count() >= 2) {
            write("interpolations", epoch, paths(model, some).toGrid(INTERPOLATION_STEPS, scale));
          }
        });
  }

  private static Samples paths(VaeModel model, Samples items) {
    Samples from = items.slice(0, 1);
    Samples to = items.slice(1, 2);
    for (int second = 3; second < items.count(); second += 2) {
      from = from.concat(items.slice(second - 1, second));
      to = to.concat(items.slice(second, second + 1));
    }
    return Interpolator.spherical(model).steps(INTERPOLATION_STEPS).between(from, to);
  }

  private void write(String what, int epoch, BufferedImage picture) {
    Path file = folder.resolve(String.format(Locale.ROOT, "%s-epoch-%04d.png", what, epoch));
    try {
      AtomicFile.write(
          file,
          out -> {
            try (MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
              if (!ImageIO.write(picture, "png", image)) {
                throw new IOException(file + ": this Java cannot write PNG files");
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
