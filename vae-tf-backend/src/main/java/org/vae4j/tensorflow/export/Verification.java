package org.vae4j.tensorflow.export;

import java.nio.file.Path;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.model.Condition;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/**
 * Compares exported files with the model they were made from, on a batch that is always the same:
 * items of uniform values and latents from the prior; conditions are normal numbers, so that each
 * of their weights counts.
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

  private static final long CONDITION_STREAM = 0x636f6e646974L;

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
    Posterior expected = encode(reference, items);
    Posterior found = encode(exported, items);
    Samples image = decode(reference, latents);
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
        error(
            BundleFormat.DECODER_FILE,
            BundleFormat.IMAGE,
            image,
            decode(exported, latents),
            TOLERANCE * Math.max(1, largest(image))));
  }

  private static Posterior encode(VaeModel model, Samples items) {
    Optional<Condition> condition = model.condition();
    return condition.isEmpty()
        ? model.encode(items)
        : model.encode(items, conditions(condition.get()));
  }

  private static Samples decode(VaeModel model, Samples latents) {
    Optional<Condition> condition = model.condition();
    return condition.isEmpty()
        ? model.decode(latents)
        : model.decode(latents, conditions(condition.get()));
  }

  /** Returns the conditions of the fixed batch: numbers that differ, not of one class each. */
  private static Samples conditions(Condition condition) {
    GaussianStream noise = GaussianStream.of(SEED, CONDITION_STREAM);
    return Samples.filledBy(ITEMS, Shape.of(condition.size()), values -> noise.fill(0, values));
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
