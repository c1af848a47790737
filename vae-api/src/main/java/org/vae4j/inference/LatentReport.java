package org.vae4j.inference;

import java.util.List;
import java.util.Objects;
import org.vae4j.data.Dataset;
import org.vae4j.internal.SpreadItems;

/**
 * How a model uses its latent dimensions. Immutable and safe to use from many threads.
 *
 * @param items the number of items it was measured over
 * @param dimensions the latent dimensions, in order
 */
public record LatentReport(long items, List<LatentDimension> dimensions) {
  /** Copies the list. */
  public LatentReport {
    dimensions = List.copyOf(Objects.requireNonNull(dimensions, "dimensions"));
  }

  /**
   * Measures a model over items of a data set.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param data items of the model's shape
   * @param limit how many of them are used at most, evenly spread over the data set
   * @return the report
   * @throws IllegalArgumentException if the limit is less than 1 or the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public static LatentReport of(VaeModel model, Dataset data, int limit) {
    Objects.requireNonNull(model, "model");
    return of(new SpreadItems(data, limit).encode(model));
  }

  /**
   * Sums up the distributions of items.
   *
   * @param posterior the distributions of at least one item
   * @return the report
   * @throws IllegalStateException if there are no items
   */
  public static LatentReport of(Posterior posterior) {
    LatentStatistics statistics = new LatentStatistics(posterior.mean().itemShape().volume());
    statistics.add(posterior);
    return statistics.report();
  }

  /**
   * Counts the dimensions in use.
   *
   * @return the number of active dimensions
   */
  public int activeCount() {
    return (int) dimensions.stream().filter(LatentDimension::active).count();
  }

  /**
   * Counts the dimensions that are not in use.
   *
   * @return the number of inactive dimensions
   */
  public int inactiveCount() {
    return dimensions.size() - activeCount();
  }

  /**
   * Returns the KL term of the items.
   *
   * @return the sum over all dimensions, in nats per item
   */
  public double kl() {
    return dimensions.stream().mapToDouble(LatentDimension::kl).sum();
  }

  /** Returns a line, as in {@code 15 of 32 latent dimensions are active over 2000 items}. */
  @Override
  public String toString() {
    return "%d of %d latent dimensions are active over %d items"
        .formatted(activeCount(), dimensions.size(), items);
  }
}
