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
    return term(LossTerms.RECONSTRUCTION);
  }

  /**
   * Returns a loss term of the validation items, or of the training items where there is no
   * validation.
   *
   * @param name the term's name, as {@link LossTerms#values()} has it
   * @return the metric; not a number for a model without such a term
   */
  public static Metric term(String name) {
    Objects.requireNonNull(name, "name");
    return new Metric(name, metrics -> metrics.validation().orElse(metrics.training()).value(name));
  }

  /**
   * Returns the objective of the validation items, or of the training items where there is no
   * validation, in nats per item.
   *
   * @return the metric
   */
  public static Metric objective() {
    return term(LossTerms.OBJECTIVE);
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
