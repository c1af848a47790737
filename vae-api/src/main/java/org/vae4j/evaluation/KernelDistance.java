package org.vae4j.evaluation;

/**
 * The kernel inception distance (KID) of Bińkowski et al. 2018, "Demystifying MMD GANs", section 4:
 * the unbiased estimate of the squared maximum mean discrepancy of two sets with the kernel {@code
 * (x.y / d + 1)^3}, over random subsets. Unlike the Frechet distance it does not depend on the
 * number of items but for its noise; it may be negative where the sets hardly differ. Immutable and
 * safe to use from many threads.
 *
 * @param mean the mean over the subsets, which is the distance
 * @param standardDeviation that of the subsets (dividing by their number, as torch-fidelity does)
 * @param subsets the number of subsets
 * @param subsetSize the number of items of each subset
 */
public record KernelDistance(double mean, double standardDeviation, int subsets, int subsetSize) {

  /** Returns the value, as in {@code 0.0123 ± 0.0004 (100 subsets of 1000)}. */
  @Override
  public String toString() {
    return "%s ± %s (%d subsets of %d)"
        .formatted(Decimals.of(mean), Decimals.of(standardDeviation), subsets, subsetSize);
  }
}
