package org.vae4j.evaluation;

/** Sums up items. Not safe to use from many threads. */
final class ElboTotals {
  private final RunningMean reconstruction = new RunningMean();
  private final RunningMean kl = new RunningMean();
  private final RunningMean negativeElbo = new RunningMean();
  private final RunningMean negativeLogLikelihood = new RunningMean();
  private final RunningMean effectiveDraws = new RunningMean();

  void add(ImportanceSum item, double itemKl) {
    reconstruction.add(item.reconstruction());
    kl.add(itemKl);
    negativeElbo.add(item.reconstruction() + itemKl);
    negativeLogLikelihood.add(-item.logMean());
    effectiveDraws.add(item.effectiveDraws());
  }

  ElboReport report(int items, int draws, long seed, int itemSize) {
    return new ElboReport(
        items,
        draws,
        seed,
        itemSize,
        reconstruction.result(),
        kl.result(),
        negativeElbo.result(),
        negativeLogLikelihood.result(),
        effectiveDraws.result().mean());
  }
}
