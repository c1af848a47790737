package org.vae4j.evaluation;

import java.util.OptionalInt;

/**
 * The settings of a {@link FidEvaluator}, which documents and checks them. An evaluator changes
 * copies only, before another evaluator gets them.
 */
final class FidSettings {
  private static final int MAX_BOOTSTRAPPED_FEATURES = 256;

  int batchSize = 128;
  long seed;
  OptionalInt bootstrap = OptionalInt.empty();
  int kidSubsets = 100;
  int kidSubsetSize = 1000;
  int precisionNeighbors = 3;
  int densityNeighbors = 5;
  int inceptionSplits = 10;
  int kept = 10_000;
  double ridge;
  OptionalInt threads = OptionalInt.empty();

  FidSettings copy() {
    FidSettings copy = new FidSettings();
    copy.batchSize = batchSize;
    copy.seed = seed;
    copy.bootstrap = bootstrap;
    copy.kidSubsets = kidSubsets;
    copy.kidSubsetSize = kidSubsetSize;
    copy.precisionNeighbors = precisionNeighbors;
    copy.densityNeighbors = densityNeighbors;
    copy.inceptionSplits = inceptionSplits;
    copy.kept = kept;
    copy.ridge = ridge;
    copy.threads = threads;
    return copy;
  }

  /** Returns the number of bootstrap draws; a draw's time grows with the square of the size. */
  int draws(int featureSize) {
    return bootstrap.orElse(featureSize <= MAX_BOOTSTRAPPED_FEATURES ? 100 : 0);
  }

  /** Returns how many items to keep the features of: none if no measure needs them. */
  int kept(int featureSize) {
    boolean needed = kidSubsets > 0 || precisionNeighbors > 0 || draws(featureSize) > 0;
    return needed ? kept : 0;
  }
}
