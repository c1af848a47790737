package org.vae4j.training;

import org.vae4j.inference.VaeModel;

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
  TrainedModel snapshot();

  /**
   * Returns a model with the weights that {@link #snapshot()} would have. It is made when it is
   * first asked for in an epoch, and all listeners share it. The training owns it: closing it does
   * nothing, and it refuses to work once the listeners have been called.
   *
   * @return a model that is ready to run
   * @throws org.vae4j.VaeException if the runtime fails
   */
  VaeModel model();
}
