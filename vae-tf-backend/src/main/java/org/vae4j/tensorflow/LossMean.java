package org.vae4j.tensorflow;

import org.vae4j.training.LossTerms;

/** The mean of the losses of batches, weighted with their sizes. */
final class LossMean {
  private double reconstruction;
  private double kl;
  private double objective;
  private long items;

  void add(LossTerms batch, int size) {
    reconstruction += batch.reconstruction() * size;
    kl += batch.kl() * size;
    objective += batch.objective() * size;
    items += size;
  }

  LossTerms mean() {
    return new LossTerms(reconstruction / items, kl / items, objective / items);
  }
}
