package org.vae4j.training;

/**
 * Watches a training run. All methods are called on the thread that trains, and training waits for
 * them.
 *
 * <p>An exception in a listener does not end the training: it is logged as a warning with the
 * listener's class, and the listener is called once more only, to {@linkplain #onClose() close}.
 * Errors do end the training, and reach the caller of {@code train}. A listener that wants to end
 * the training gives a {@link StopSignal} that the trainer knows.
 */
public interface TrainingListener {
  /**
   * Returns a listener that prints a plain line per epoch to standard output.
   *
   * @return a listener without state
   */
  static TrainingListener console() {
    return new ConsoleListener(System.out);
  }

  /**
   * Is called once, before the first step.
   *
   * @param plan what is about to happen
   */
  default void onStart(TrainingPlan plan) {}

  /**
   * Is called after each step.
   *
   * @param step the number of steps done so far, from 1
   */
  default void onStep(long step) {}

  /**
   * Is called after each epoch and its validation.
   *
   * @param end the metrics, and a way to the weights
   */
  default void onEpochEnd(EpochEnd end) {}

  /**
   * Is called once, after the last epoch.
   *
   * @param trained the result
   */
  default void onEnd(TrainedModel trained) {}

  /**
   * Is called last and once, whether the training succeeded or failed, even if it failed before
   * {@link #onStart}. Here a listener frees what it holds.
   */
  default void onClose() {}
}
