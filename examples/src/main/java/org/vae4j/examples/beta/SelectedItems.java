package org.vae4j.examples.beta;

import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;

/**
 * The test images of the selected classes, in the order of the file.
 *
 * @param items the images
 * @param labels the class of each
 */
@SuppressWarnings("ArrayRecordComponent") // shared within this package, and never changed
record SelectedItems(Samples items, int[] labels) {
  /**
   * More would make the animation's frames slow to draw; the whole test set has 1,000 per class.
   */
  private static final int MOST = 5_000;

  static SelectedItems of(Dataset test, StudyConfig config) {
    int[] classes = config.selectedClasses().stream().mapToInt(Integer::intValue).toArray();
    Dataset selected = Datasets.onlyClasses(test, classes);
    int count = Math.min(MOST, selected.size());
    int[] labels = new int[count];
    for (int index = 0; index < count; index++) {
      labels[index] = selected.label(index).orElseThrow();
    }
    return new SelectedItems(selected.samples(0, count), labels);
  }
}
