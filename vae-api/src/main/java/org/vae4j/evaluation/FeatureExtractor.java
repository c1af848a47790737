package org.vae4j.evaluation;

import org.vae4j.Samples;

/**
 * Turns items into the features that sets of items are compared by: the outputs of a network, or
 * the pixels themselves. Numbers found with different extractors must not be compared.
 *
 * <p>Implementations are safe to use from many threads. What an extractor finds for an item depends
 * on that item alone, not on the others of its batch. One that owns native memory is closed by
 * whoever loaded it; closing waits for calls in flight and may be repeated.
 */
public interface FeatureExtractor extends AutoCloseable {
  /**
   * Returns the name that goes into reports: what another person needs to find the same features.
   *
   * @return a name, with a version or a digest where there is one
   */
  String name();

  /**
   * Returns the number of features of one item.
   *
   * @return at least 1
   */
  int featureSize();

  /**
   * Extracts the features of some items.
   *
   * @param items n items with values in [0, 1], of any shape that this extractor accepts; n may be
   *     0
   * @return n rows of {@code [featureSize]}, in the order of the items
   * @throws IllegalArgumentException if it does not accept items of this shape
   * @throws IllegalStateException if the extractor is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  Features extract(Samples items);

  /** Frees all native memory, after the calls in flight. Does nothing if already closed. */
  @Override
  void close();
}
