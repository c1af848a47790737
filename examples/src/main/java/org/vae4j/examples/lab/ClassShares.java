package org.vae4j.examples.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vae4j.Samples;
import org.vae4j.evaluation.FeatureExtractor;

/**
 * How often a classifier sees each class in generated items: what collapsed generators leave out.
 *
 * @param shares one per class; they sum up to 1
 */
record ClassShares(List<Double> shares) {
  /** A class is missing below this share of what it would have if all were as frequent. */
  private static final double MISSING = 0.1;

  private static final int CHUNK = 1000;

  static ClassShares of(FeatureExtractor classifier, Samples items) {
    double[] counts = {};
    for (int from = 0; from < items.count(); from += CHUNK) {
      Samples chunk = items.slice(from, Math.min(from + CHUNK, items.count()));
      Samples classes = classifier.extract(chunk).classProbabilities().orElseThrow();
      if (counts.length == 0) {
        counts = new double[classes.itemShape().volume()];
      }
      for (int item = 0; item < classes.count(); item++) {
        counts[largest(classes.item(item))]++;
      }
    }
    List<Double> shares = new ArrayList<>();
    for (double count : counts) {
      shares.add(count / items.count());
    }
    return new ClassShares(List.copyOf(shares));
  }

  private static int largest(float... values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** Says which classes are missing, or which is the rarest. */
  String words(List<String> names) {
    List<String> missing = new ArrayList<>();
    int rarest = 0;
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i) < MISSING / shares.size()) {
        missing.add(names.get(i));
      }
      if (shares.get(i) < shares.get(rarest)) {
        rarest = i;
      }
    }
    return missing.isEmpty()
        ? String.format(
            Locale.ROOT,
            "all classes appear, the rarest is %s with %.1f%%",
            names.get(rarest),
            100 * shares.get(rarest))
        : "classes are missing: " + String.join(", ", missing);
  }
}
