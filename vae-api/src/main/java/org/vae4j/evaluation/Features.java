package org.vae4j.evaluation;

import java.util.Objects;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.internal.Require;

/**
 * What a {@link FeatureExtractor} found for some items. Immutable and safe to use from many
 * threads.
 *
 * @param values the features, n rows of {@code [featureSize]}
 * @param classProbabilities how likely each item is of each class, n rows of {@code [classes]} that
 *     sum up to 1; empty if the extractor has no class outputs
 */
public record Features(Samples values, Optional<Samples> classProbabilities) {
  /**
   * Checks that there is a row of each for every item.
   *
   * @throws IllegalArgumentException if the rows are no vectors, or there are not as many class
   *     probabilities as features
   */
  public Features {
    requireRows(Objects.requireNonNull(values, "values"), "Features values");
    Objects.requireNonNull(classProbabilities, "classProbabilities");
    if (classProbabilities.isPresent()) {
      Samples classes = classProbabilities.get();
      requireRows(classes, "Features classProbabilities");
      Require.argument(
          classes.count() == values.count(),
          "Features classProbabilities",
          values.count() + " rows, one per item",
          classes.count(),
          "both outputs belong to the same items");
    }
  }

  /**
   * Returns features without class probabilities.
   *
   * @param values n rows of {@code [featureSize]}
   * @return the features
   * @throws IllegalArgumentException if the rows are no vectors
   */
  public static Features of(Samples values) {
    return new Features(values, Optional.empty());
  }

  private static void requireRows(Samples rows, String where) {
    Require.argument(
        rows.itemShape().rank() == 1,
        where,
        "one vector per item, of rank 1",
        "the shape " + rows.itemShape() + " per item",
        "flatten or average the other axes");
  }
}
