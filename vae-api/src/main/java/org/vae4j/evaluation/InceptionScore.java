package org.vae4j.evaluation;

/**
 * The inception score of generated items [1, section 4]: {@code exp E KL(p(y|x) || p(y))}, between
 * 1 and the number of classes. It never sees real items. Immutable and safe to use from many
 * threads.
 *
 * <ol>
 *   <li>Salimans et al. 2016, "Improved techniques for training GANs".
 * </ol>
 *
 * @param mean the mean over the splits, which is the score
 * @param standardDeviation that of the splits (dividing by their number)
 * @param splits how many consecutive parts the items were split into, of equal size up to one item
 * @param classes the number of classes
 */
public record InceptionScore(double mean, double standardDeviation, int splits, int classes) {

  /** Returns the score, as in {@code 8.1 ± 0.2 (10 splits, 10 classes)}. */
  @Override
  public String toString() {
    return "%s ± %s (%d splits, %d classes)"
        .formatted(Decimals.of(mean), Decimals.of(standardDeviation), splits, classes);
  }
}
