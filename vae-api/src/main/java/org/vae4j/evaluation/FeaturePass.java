package org.vae4j.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.internal.Parallel;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.Permutation;

/**
 * Reads items once, extracts their features and keeps what the measures need: nothing grows with
 * the number of items but the features that are kept, up to a limit.
 */
final class FeaturePass {
  private static final long STREAM = 0x68616c66L;

  private final FeatureExtractor extractor;
  private final FidSettings settings;
  private final Parallel parallel;
  private final ItemSource source;
  private final String side;
  private final float[][] kept;
  private @Nullable InceptionMeasure inception;
  private int seen;

  /**
   * Prepares a pass.
   *
   * @param side what the items are called in messages
   */
  FeaturePass(
      FeatureExtractor extractor,
      FidSettings settings,
      Parallel parallel,
      ItemSource source,
      String side) {
    this.extractor = extractor;
    this.settings = settings;
    this.parallel = parallel;
    this.source = source;
    this.side = side;
    Require.argument(
        source.count() >= 2,
        "FidEvaluator " + side + " items",
        "at least 2",
        source.count(),
        "one item has no covariance");
    kept = new float[Math.min(settings.kept(extractor.featureSize()), source.count())][];
  }

  /** Reads all items into one whole. */
  FeatureSet whole() {
    MomentAccumulator all = new MomentAccumulator(extractor.featureSize(), parallel);
    read(new MomentAccumulator[] {all}, new int[source.count()]);
    return result(all.statistics(), List.of());
  }

  /** Reads all items into two disjoint random halves, if these can have two items each. */
  FeatureSet halves() {
    int count = source.count();
    if (count < 4) {
      return whole();
    }
    int[] half = new int[count];
    int[] order = Permutation.of(count, CounterRandom.of(settings.seed, STREAM));
    Arrays.stream(order, 0, count / 2).forEach(item -> half[item] = 1);
    int size = extractor.featureSize();
    MomentAccumulator[] moments = {
      new MomentAccumulator(size, parallel), new MomentAccumulator(size, parallel)
    };
    read(moments, half);
    FrechetStatistics first = moments[0].statistics();
    moments[0] = null;
    FrechetStatistics second = moments[1].statistics();
    return result(first.merge(second), List.of(first, second));
  }

  private FeatureSet result(FrechetStatistics statistics, List<FrechetStatistics> halves) {
    return new FeatureSet(
        statistics, halves, kept, Optional.ofNullable(inception).map(InceptionMeasure::score));
  }

  private void read(MomentAccumulator[] moments, int[] part) {
    while (seen < part.length) {
      Samples items = source.next().apply(Math.min(settings.batchSize, part.length - seen));
      Features features = extractor.extract(items);
      requireFit(features, items.count());
      features.classProbabilities().ifPresent(this::addClasses);
      for (int row = 0; row < items.count(); row++) {
        float[] values = features.values().item(row);
        requireFinite(values);
        moments[part[seen]].add(values);
        keep(values);
        seen++;
      }
    }
  }

  private void keep(float[] values) {
    // The place of kept item k in the set is k * count / kept, rounded down.
    long k = ((long) seen * kept.length + source.count() - 1) / source.count();
    if (k < kept.length && k * source.count() / kept.length == seen) {
      kept[(int) k] = values;
    }
  }

  private void addClasses(Samples probabilities) {
    int classes = probabilities.itemShape().volume();
    if (inception == null) {
      int splits = Math.min(settings.inceptionSplits, source.count());
      inception = new InceptionMeasure(classes, splits, source.count());
    }
    if (classes != inception.classes()) {
      throw wrong(
          inception.classes() + " class probabilities per item",
          classes + itemName(seen),
          "each batch has the same classes");
    }
    for (int row = 0; row < probabilities.count(); row++) {
      double sum = 0;
      boolean valid = true;
      for (float p : probabilities.item(row)) {
        valid &= p >= 0;
        sum += p;
      }
      if (!valid || !(Math.abs(sum - 1) <= 1e-3)) {
        throw wrong(
            "class probabilities of at least 0 that sum up to 1",
            Arrays.toString(probabilities.item(row)) + itemName(seen + row),
            "logits need a softmax");
      }
    }
    inception.add(probabilities);
  }

  private void requireFit(Features features, int count) {
    int size = features.values().itemShape().volume();
    if (size != extractor.featureSize()) {
      throw wrong(
          extractor.featureSize() + " features per item", size, "its featureSize() says otherwise");
    }
    if (features.values().count() != count) {
      throw wrong(count + " rows of features", features.values().count(), "each item has one row");
    }
  }

  private void requireFinite(float[] values) {
    for (int j = 0; j < values.length; j++) {
      if (!Float.isFinite(values[j])) {
        throw wrong(
            "finite features",
            values[j] + " for feature " + j + itemName(seen),
            "look at this item, and at the network's range of inputs");
      }
    }
  }

  private String itemName(int index) {
    return " of " + side + " item " + index;
  }

  private VaeException wrong(String expected, Object found, String hint) {
    return new VaeException(
        Require.message("feature extractor " + extractor.name(), expected, found, hint));
  }
}
