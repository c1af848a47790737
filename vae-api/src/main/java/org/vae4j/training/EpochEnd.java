package org.vae4j.training;

/**
 * The end of an epoch. Valid only while the listener is being called.
 *
 * <p>Not safe to use from many threads.
 */
public interface EpochEnd {
  /**
   * Returns what the epoch brought.
   *
   * @return losses and speed
   */
  EpochMetrics metrics();

  /**
   * Copies the weights as they are now.
   *
   * @return a model that can be kept and exported, with the history up to this epoch
   */
  TrainedVae snapshot();
}
