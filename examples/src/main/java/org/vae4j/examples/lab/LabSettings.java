package org.vae4j.examples.lab;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What all experiments of a lab have in common.
 *
 * @param data the folder with the folders of the data sets
 * @param out where each experiment has a folder
 * @param epochs the number of epochs
 * @param trainingItems the number of training items, from the first on
 * @param samples the number of samples, and of test items, that are measured
 * @param seed the seed of all trainings and draws
 */
record LabSettings(Path data, Path out, int epochs, int trainingItems, int samples, long seed) {
  static final int BATCH_SIZE = 128;

  /** Returns what a result must have been made with to be used again. */
  String fingerprint() {
    return "epochs=%d, trainingItems=%d, samples=%d, seed=%d"
        .formatted(epochs, trainingItems, samples, seed);
  }

  /** Returns the settings as people read them. */
  String words() {
    String items =
        trainingItems == Integer.MAX_VALUE
            ? "all training images"
            : String.format(Locale.ROOT, "the first %,d training images", trainingItems);
    return String.format(
        Locale.ROOT, "%d epochs of %s, %,d samples, seed %d", epochs, items, samples, seed);
  }

  Path folder(Experiment experiment) {
    return out.resolve(experiment.name());
  }
}
