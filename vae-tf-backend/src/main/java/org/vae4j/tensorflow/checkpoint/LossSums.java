package org.vae4j.tensorflow.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.training.LossTerms;

/**
 * Sums of losses over the items of an epoch so far, from which its mean comes.
 *
 * @param terms the sum of each term, by name
 * @param items the number of items
 */
public record LossSums(Map<String, Double> terms, long items) {
  /** No items. */
  public static final LossSums NONE = new LossSums(Map.of(), 0);

  /** Copies the terms in their order. */
  public LossSums {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /**
   * Returns the sums with those of a batch.
   *
   * @param loss the mean loss of the batch
   * @param size the number of its items
   */
  public LossSums plus(LossTerms loss, int size) {
    Map<String, Double> sums = new LinkedHashMap<>();
    loss.values()
        .forEach((name, value) -> sums.put(name, terms.getOrDefault(name, 0.0) + value * size));
    return new LossSums(sums, items + size);
  }

  /** Returns the mean over the items. */
  public LossTerms mean() {
    Map<String, Double> means = new LinkedHashMap<>();
    terms.forEach((name, sum) -> means.put(name, sum / items));
    return new LossTerms(means);
  }
}
