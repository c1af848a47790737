package org.vae4j.tensorflow.checkpoint;

import org.vae4j.training.LossTerms;

/**
 * Sums of losses over the items of an epoch so far, from which its mean comes.
 *
 * @param reconstruction the sum of {@code -log p(x|z)}, in nats
 * @param kl the sum of {@code KL(q(z|x) || p(z))}, in nats
 * @param objective the sum of what was minimized
 * @param items the number of items
 */
public record LossSums(double reconstruction, double kl, double objective, long items) {
  /** No items. */
  public static final LossSums NONE = new LossSums(0, 0, 0, 0);

  /**
   * Returns the sums with those of a batch.
   *
   * @param loss the mean loss of the batch
   * @param size the number of its items
   */
  public LossSums plus(LossTerms loss, int size) {
    return new LossSums(
        reconstruction + loss.reconstruction() * size,
        kl + loss.kl() * size,
        objective + loss.objective() * size,
        items + size);
  }

  /** Returns the mean over the items. */
  public LossTerms mean() {
    return new LossTerms(reconstruction / items, kl / items, objective / items);
  }
}
