package org.vae4j.examples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.inference.Sampler;

/**
 * How often a classifier finds the class that a conditional model was asked for.
 *
 * @param classes the names of the classes
 * @param samples how many samples of each class there were
 * @param agreed how many of those the classifier put into it
 */
record ClassAgreement(List<String> classes, List<Integer> samples, List<Integer> agreed) {
  private static final int CHUNK = 500;

  /** Draws as many samples of each class, up to one, and classifies them. */
  static ClassAgreement of(
      Sampler sampler, FeatureExtractor classifier, List<String> classes, int total) {
    int[] samples = new int[classes.size()];
    int[] agreed = new int[classes.size()];
    for (int label = 0; label < samples.length; label++) {
      int wanted =
          (int) ((label + 1L) * total / samples.length - (long) label * total / samples.length);
      while (samples[label] < wanted) {
        int count = Math.min(CHUNK, wanted - samples[label]);
        agreed[label] += agreed(classifier, sampler.sample(label, count), label);
        samples[label] += count;
      }
    }
    return new ClassAgreement(
        classes, IntStream.of(samples).boxed().toList(), IntStream.of(agreed).boxed().toList());
  }

  private static int agreed(FeatureExtractor classifier, Samples items, int label) {
    Samples probabilities = classifier.extract(items).classProbabilities().orElseThrow();
    int agreed = 0;
    for (int item = 0; item < items.count(); item++) {
      float[] row = probabilities.item(item);
      int best = 0;
      for (int i = 1; i < row.length; i++) {
        best = row[i] > row[best] ? i : best;
      }
      agreed += best == label ? 1 : 0;
    }
    return agreed;
  }

  int total() {
    return samples.stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the share of all samples. */
  double overall() {
    return agreed.stream().mapToInt(Integer::intValue).sum() / (double) total();
  }

  private double share(int label) {
    return agreed.get(label) / (double) samples.get(label);
  }

  /** Returns a table with a line per class. */
  @Override
  public String toString() {
    return IntStream.range(0, classes.size())
            .mapToObj(
                label ->
                    String.format(
                        Locale.ROOT,
                        "  %-12s %6.2f %% of %d%n",
                        classes.get(label),
                        100 * share(label),
                        samples.get(label)))
            .collect(Collectors.joining())
        + String.format(Locale.ROOT, "  %-12s %6.2f %% of %d", "all", 100 * overall(), total());
  }

  /**
   * Returns a JSON object; the names need no escapes.
   *
   * @param frechetDistance that of the samples, which a model that draws only the typical would not
   *     have small
   */
  String toJson(long seed, String classifier, double frechetDistance) {
    String rows =
        IntStream.range(0, classes.size())
            .mapToObj(
                label ->
                    String.format(
                        Locale.ROOT,
                        "    {\"class\": \"%s\", \"samples\": %d, \"agreement\": %s}",
                        classes.get(label),
                        samples.get(label),
                        share(label)))
            .collect(Collectors.joining(",\n"));
    return String.format(
        Locale.ROOT,
        """
        {
          "samples": %d,
          "seed": %d,
          "classifier": "%s",
          "agreement": %s,
          "frechet_distance": %s,
          "classes": [
        %s
          ]
        }
        """,
        total(),
        seed,
        classifier,
        overall(),
        frechetDistance,
        rows);
  }
}
