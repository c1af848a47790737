package org.vae4j.tensorflow;

import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.internal.Require;

/** How often a net with class outputs is right. */
public final class ClassAccuracy {
  /** The number of items that are read at a time, to bound the memory in use. */
  private static final int CHUNK = 1024;

  private ClassAccuracy() {}

  /**
   * Classifies all items.
   *
   * @param net an extractor with class probabilities
   * @param data items with labels
   * @return the share of items whose label is the class of the largest probability, 0 to 1
   * @throws IllegalArgumentException if the net has no class outputs, an item has no label, or the
   *     net does not take the items
   */
  public static double of(FeatureExtractor net, Dataset data) {
    int hits = 0;
    for (int from = 0; from < data.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, data.size());
      Samples classes =
          net.extract(data.samples(from, to))
              .classProbabilities()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          Require.message(
                              net.name(),
                              "class probabilities",
                              "features alone",
                              "name the output with the classes")));
      for (int index = from; index < to; index++) {
        if (largest(classes, index - from) == label(data, index)) {
          hits++;
        }
      }
    }
    return hits / (double) data.size();
  }

  private static int label(Dataset data, int index) {
    return data.label(index)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Require.message(
                        "item " + index, "a label", "none", "accuracy is measured with labels")));
  }

  private static int largest(Samples rows, int index) {
    int best = 0;
    for (int k = 1; k < rows.itemShape().volume(); k++) {
      if (rows.value(index, k) > rows.value(index, best)) {
        best = k;
      }
    }
    return best;
  }
}
