package org.vae4j.training;

import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Likelihood;

/** Checks that the values of a data set are ones that a likelihood can explain. */
final class ValueRange {
  private ValueRange() {}

  /** Checks the values of a data set for a model with this likelihood. */
  static void check(Likelihood likelihood, Dataset data, String where) {
    check(likelihood, "the " + likelihood.name() + " likelihood", data, where);
  }

  /**
   * Reads all items once; bytes are in [0, 1] by definition and are not read.
   *
   * @param likelihood tells the range
   * @param user what the range is needed for, in words
   * @throws IllegalArgumentException if a value is outside the likelihood's range
   */
  static void check(Likelihood likelihood, String user, Dataset data, String where) {
    if (data instanceof ByteDataset && likelihood.accepts(0f) && likelihood.accepts(1f)) {
      return;
    }
    float[] item = new float[data.itemShape().volume()];
    for (int index = 0; index < data.size(); index++) {
      data.read(index, item, 0);
      for (float value : item) {
        Require.argument(
            likelihood.accepts(value),
            where + ", item " + index,
            likelihood.range() + " for " + user,
            value,
            likelihood.hint());
      }
    }
  }
}
