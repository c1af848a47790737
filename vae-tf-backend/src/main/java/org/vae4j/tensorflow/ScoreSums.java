package org.vae4j.tensorflow;

import org.vae4j.tensorflow.ClassifierEpoch.Score;

/** Averages the scores of batches of any sizes. Not safe to use from many threads. */
final class ScoreSums {
  private long items;
  private double loss;
  private double hits;

  void add(Score batch, int size) {
    items += size;
    loss += size * batch.loss();
    hits += size * batch.accuracy();
  }

  /** Returns the mean over all items. */
  Score mean() {
    return new Score(loss / items, hits / items);
  }
}
