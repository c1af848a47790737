package org.vae4j.training;

import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Likelihood;

/** Checks that the values of a data set are ones that a likelihood can explain. */
final class ValueRange {
  private ValueRange() {}

  /**
   * Reads all items once; bytes are in [0, 1] by definition and are not read.
   *
   * @throws IllegalArgumentException if a value is outside the likelihood's range
   */
  static void check(Likelihood likelihood, Dataset data, String where) {
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
            likelihood.range() + " for the " + likelihood.name() + " likelihood",
            value,
            likelihood.hint());
      }
    }
  }
}
