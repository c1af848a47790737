package org.vae4j.training;

/**
 * Watches a training run. All methods are called on the thread that trains, and training waits for
 * them; what they throw ends the training and reaches the caller of {@code train}.
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
  default void onEnd(TrainedVae trained) {}
}
