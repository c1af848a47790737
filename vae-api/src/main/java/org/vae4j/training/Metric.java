package org.vae4j.training;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number that tells epochs apart: the smaller, the better.
 *
 * @param name what messages and provenance call it
 * @param value reads it from the metrics of an epoch; must depend on them alone
 */
public record Metric(String name, ToDoubleFunction<EpochMetrics> value) {
  /** Checks for null. */
  public Metric {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  /**
   * Returns the negative ELBO of the validation items, or of the training items where there is no
   * validation, in nats per item.
   *
   * @return the metric
   */
  public static Metric total() {
    return new Metric("total", metrics -> metrics.validation().orElse(metrics.training()).total());
  }

  /**
   * Returns the reconstruction term of the validation items, or of the training items where there
   * is no validation, in nats per item.
   *
   * @return the metric
   */
  public static Metric reconstruction() {
    return new Metric(
        "reconstruction",
        metrics -> metrics.validation().orElse(metrics.training()).reconstruction());
  }

  /**
   * Returns the objective of the validation items, or of the training items where there is no
   * validation, in nats per item.
   *
   * @return the metric
   */
  public static Metric objective() {
    return new Metric(
        "objective", metrics -> metrics.validation().orElse(metrics.training()).objective());
  }

  /**
   * Reads the metric.
   *
   * @param metrics the metrics of an epoch
   * @return the value
   */
  public double of(EpochMetrics metrics) {
    return value.applyAsDouble(metrics);
  }
}
