package org.vae4j.evaluation;

/** {@code -log p(x|z)} of an item, from what a decoder gives. Safe to use from many threads. */
@FunctionalInterface
interface ItemLoss {
  /**
   * Returns the loss in nats, summed over the values.
   *
   * @param item the values of the item
   * @param decoded as many means of the likelihood
   */
  double of(float[] item, float[] decoded);

  /** {@code -log p(x|z)} of one value. */
  @FunctionalInterface
  interface OfValue {
    double of(double value, double mean);
  }

  /** Returns the sum of a loss over all values. */
  static ItemLoss sumOf(OfValue loss) {
    return (item, decoded) -> {
      double sum = 0;
      for (int i = 0; i < item.length; i++) {
        sum += loss.of(item[i], decoded[i]);
      }
      return sum;
    };
  }
}
