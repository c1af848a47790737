package org.vae4j.data;

import java.util.Objects;

/**
 * The two parts of a data set: no item is in both. {@link Datasets#split} makes one.
 *
 * @param training what a model learns from
 * @param validation what it is measured with
 */
public record Split(Dataset training, Dataset validation) {
  /** Checks that both parts are there. */
  public Split {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
  }
}
