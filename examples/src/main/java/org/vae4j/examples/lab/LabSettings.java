package org.vae4j.examples.lab;

import java.nio.file.Path;

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

  Path folder(Experiment experiment) {
    return out.resolve(experiment.name());
  }
}
