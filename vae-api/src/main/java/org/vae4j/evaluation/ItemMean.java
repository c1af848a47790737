package org.vae4j.evaluation;

import java.util.Locale;

/**
 * A mean over items, and how far it may be from the mean over all items there could be.
 *
 * @param mean the mean
 * @param standardError the standard deviation of the items, divided by the square root of their
 *     number; 0 for a single item, which says nothing about others
 */
public record ItemMean(double mean, double standardError) {
  /** Returns for example {@code 101.42 +- 0.31}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4g +- %.2g", mean, standardError);
  }
}
