package org.vae4j.evaluation.disentanglement;

import java.util.Locale;

/**
 * DCI: what trees that predict each factor from all dimensions depend on.
 *
 * @param disentanglement how much each dimension matters for one factor alone, 0 to 1; dimensions
 *     count by how much they matter
 * @param completeness how much each factor depends on one dimension alone, 0 to 1; factors count by
 *     how much they depend on any
 * @param informativeness the accuracy of the predictions on test items, averaged over the factors
 * @see <a href="https://openreview.net/forum?id=By-7dz-AZ">Eastwood and Williams 2018, section
 *     2</a>
 */
public record DciScore(double disentanglement, double completeness, double informativeness) {
  /** Returns the three numbers. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "disentanglement %.3f, completeness %.3f, informativeness %.3f",
        disentanglement,
        completeness,
        informativeness);
  }
}
