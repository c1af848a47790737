package org.vae4j.training;

import org.vae4j.internal.Require;

/**
 * A moving average of the trained weights. Training goes on with the weights themselves;
 * validation, snapshots and the result have the averages. Running statistics of batch
 * normalization, which are averages already, are used as they are. Immutable and safe to use from
 * many threads.
 *
 * <p>The averages start as the initial weights. After the update of step t, counted from 1, {@code
 * average = d * average + (1 - d) * w} with {@code d = min(decay, (1 + t) / (10 + t))}: in the
 * first steps the averages follow fast and forget the initial weights.
 *
 * @param decay the largest decay d, in [0, 1); 0.999 is usual, and averages over about {@code 1 /
 *     (1 - decay)} steps
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, section 7.2</a>
 */
public record WeightAveraging(double decay) {
  /**
   * Checks the decay.
   *
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public WeightAveraging {
    Numbers.decay(decay, "WeightAveraging decay", "0.999 is usual");
  }

  /**
   * Returns an exponential moving average.
   *
   * @param decay the largest decay, in [0, 1); 0.999 is usual
   * @return the averaging
   * @throws IllegalArgumentException if the decay is not in [0, 1)
   */
  public static WeightAveraging exponential(double decay) {
    return new WeightAveraging(decay);
  }

  /**
   * Returns the decay of one step.
   *
   * @param step the number of the step, counted from 1
   * @return what is left of the average
   * @throws IllegalArgumentException if the step is less than 1
   */
  public double decayAt(long step) {
    Require.argument(
        step >= 1, "WeightAveraging decayAt", "at least 1", step, "steps are counted from 1");
    return Math.min(decay, (1.0 + step) / (10.0 + step));
  }
}
