package org.vae4j.tensorflow.export;

import java.nio.file.Path;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/**
 * Compares exported files with the model they were made from, on a batch that is always the same:
 * items of uniform values and latents from the prior.
 */
final class Verification {
  /**
   * The largest difference that is accepted, times the largest decoded value if that is above 1.
   */
  static final double TOLERANCE = 1e-4;

  private static final int ITEMS = 8;
  private static final long SEED = 1;
  private static final long ITEM_STREAM = 0x6974656d73L;
  private static final long LATENT_STREAM = 0x6c6174656e7473L;

  private Verification() {}

  /**
   * Runs both models.
   *
   * @param reference the model as it was trained
   * @param exported the files
   * @param folder where the files will be, for the report
   * @return the measured errors
   * @throws VaeException if an output differs by more than {@link #TOLERANCE} allows, or is not a
   *     number
   */
  static ExportReport compare(VaeModel reference, VaeModel exported, Path folder) {
    Samples items = items(reference.itemShape());
    Samples latents = latents(reference.latentSize());
    Samples image = reference.decode(latents);
    double imageError =
        error(
            BundleFormat.DECODER_FILE,
            BundleFormat.IMAGE,
            image,
            exported.decode(latents),
            TOLERANCE * Math.max(1, largest(image)));
    if (!reference.hasEncoder()) {
      return new ExportReport(folder, Double.NaN, Double.NaN, imageError);
    }
    Posterior expected = reference.encode(items);
    Posterior found = exported.encode(items);
    return new ExportReport(
        folder,
        error(
            BundleFormat.ENCODER_FILE, BundleFormat.MEAN, expected.mean(), found.mean(), TOLERANCE),
        error(
            BundleFormat.ENCODER_FILE,
            BundleFormat.LOG_VARIANCE,
            expected.logVariance(),
            found.logVariance(),
            TOLERANCE),
        imageError);
  }

  /**
   * Compares one output with what was expected, in proportion to the largest value above 1.
   *
   * @throws VaeException if it differs by more than {@link #TOLERANCE} allows, or is not a number
   */
  static void requireAgreement(String file, String output, Samples expected, Samples found) {
    error(file, output, expected, found, TOLERANCE * Math.max(1, largest(expected)));
  }

  /** Returns the largest absolute value; float32 resolves nothing finer in proportion. */
  private static double largest(Samples samples) {
    double largest = 0;
    for (int index = 0; index < samples.count(); index++) {
      for (int position = 0; position < samples.itemShape().volume(); position++) {
        double size = Math.abs(samples.value(index, position));
        if (Double.isFinite(size)) {
          largest = Math.max(largest, size);
        }
      }
    }
    return largest;
  }

  private static double error(
      String file, String output, Samples expected, Samples found, double tolerance) {
    double largest = 0;
    String where = "";
    for (int index = 0; index < expected.count(); index++) {
      for (int position = 0; position < expected.itemShape().volume(); position++) {
        double want = expected.value(index, position);
        double have = found.value(index, position);
        double difference = Math.abs(want - have);
        // Unlike the operators, compare() takes what is not a number for larger than any.
        if (Double.compare(difference, largest) > 0) {
          largest = difference;
          where = " (item " + index + ", value " + position + ": " + have + ", not " + want + ")";
        }
      }
    }
    if (Double.compare(largest, tolerance) > 0) {
      throw new VaeException(
          Require.message(
              file + " " + output,
              "at most " + tolerance + " from the trained model",
              largest + where,
              "nothing was exported; look for weights that are huge or not numbers"));
    }
    return largest;
  }

  /** Returns the items of the fixed batch. */
  static Samples items(Shape shape) {
    CounterRandom random = CounterRandom.of(SEED, ITEM_STREAM);
    return Samples.filledBy(
        ITEMS,
        shape,
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.uniform(i);
          }
        });
  }

  private static Samples latents(int size) {
    GaussianStream noise = GaussianStream.of(SEED, LATENT_STREAM);
    return Samples.filledBy(ITEMS, Shape.of(size), values -> noise.fill(0, values));
  }
}
