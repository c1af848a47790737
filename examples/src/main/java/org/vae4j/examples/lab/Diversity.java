package org.vae4j.examples.lab;

import org.vae4j.Samples;

/** How varied items are, in pixels. */
final class Diversity {
  private Diversity() {}

  /**
   * Returns the variance of generated items, summed over pixels, divided by that of real ones: 1 is
   * as varied as the data, 0 all alike.
   */
  static double of(Samples generated, Samples real) {
    return totalVariance(generated) / totalVariance(real);
  }

  private static double totalVariance(Samples items) {
    int size = items.itemShape().volume();
    double[] sums = new double[size];
    double[] squares = new double[size];
    for (int item = 0; item < items.count(); item++) {
      float[] values = items.item(item);
      for (int i = 0; i < size; i++) {
        sums[i] += values[i];
        squares[i] += (double) values[i] * values[i];
      }
    }
    double total = 0;
    for (int i = 0; i < size; i++) {
      double mean = sums[i] / items.count();
      total += squares[i] / items.count() - mean * mean;
    }
    return total;
  }
}
