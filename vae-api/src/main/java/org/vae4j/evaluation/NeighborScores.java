package org.vae4j.evaluation;

/**
 * How two sets lie among each other, by the nearest neighbors of their items: precision and recall
 * [1, section 2], density and coverage [2, section 3]. Around each item lies a ball that reaches to
 * its k-th nearest neighbor in its own set, itself not counted; the edge belongs to the ball.
 * Immutable and safe to use from many threads.
 *
 * <ol>
 *   <li>Kynkäänniemi et al. 2019, "Improved precision and recall metric for assessing generative
 *       models".
 *   <li>Naeem et al. 2020, "Reliable fidelity and diversity metrics for generative models".
 * </ol>
 *
 * @param precision the fraction of generated items that lie in the ball of a real item
 * @param recall the fraction of real items that lie in the ball of a generated item
 * @param density how many balls of real items a generated item lies in on average, divided by k; it
 *     may exceed 1
 * @param coverage the fraction of real items whose ball holds a generated item
 * @param precisionNeighbors k of precision and recall
 * @param densityNeighbors k of density and coverage
 * @param realCount the number of real items that were compared
 * @param generatedCount the number of generated items that were compared
 */
public record NeighborScores(
    double precision,
    double recall,
    double density,
    double coverage,
    int precisionNeighbors,
    int densityNeighbors,
    int realCount,
    int generatedCount) {

  String precisionAndRecall() {
    return "%s, %s (k = %d, %s)"
        .formatted(Decimals.of(precision), Decimals.of(recall), precisionNeighbors, counts());
  }

  String densityAndCoverage() {
    return "%s, %s (k = %d, %s)"
        .formatted(Decimals.of(density), Decimals.of(coverage), densityNeighbors, counts());
  }

  private String counts() {
    return "%d real and %d generated items".formatted(realCount, generatedCount);
  }

  /** Returns all four with their k and the numbers of items. */
  @Override
  public String toString() {
    return "precision, recall %s; density, coverage %s"
        .formatted(precisionAndRecall(), densityAndCoverage());
  }
}
