package org.vae4j.training;

import java.nio.file.Path;
import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * Where and how often a training run saves all that it needs to go on. Each checkpoint is one file
 * that is written beside its place and moved there, so that a run can be killed at any time. The
 * last few are kept, and the best one in a file of its own. Immutable.
 *
 * @param folder the folder of the files; created when the first is written
 * @param everyEpochs a checkpoint is written at the end of every so many epochs, and of the last
 * @param everySteps and after every so many steps; 0 for none within an epoch
 * @param keepLast how many are kept, besides the best, at least 1
 */
public record Checkpoints(Path folder, int everyEpochs, int everySteps, int keepLast) {
  /** The number of checkpoints that are kept unless another is given: {@value}. */
  public static final int DEFAULT_KEEP_LAST = 3;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if everyEpochs or keepLast is less than 1, or everySteps is
   *     negative
   */
  public Checkpoints {
    Objects.requireNonNull(folder, "folder");
    Require.positive(everyEpochs, "Checkpoints everyEpochs", "1 saves at the end of each epoch");
    Require.positive(keepLast, "Checkpoints keepLast", "the last one is needed to go on");
    Require.argument(
        everySteps >= 0,
        "Checkpoints everySteps",
        "at least 0",
        everySteps,
        "0 saves at the ends of epochs only");
  }

  /**
   * Returns checkpoints at the end of each epoch, of which the last {@value #DEFAULT_KEEP_LAST} and
   * the best are kept.
   *
   * @param folder the folder of the files
   * @return the settings
   */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder, 1, 0, DEFAULT_KEEP_LAST);
  }

  /**
   * Returns these settings with another number of epochs between checkpoints.
   *
   * @param epochs the number of epochs
   * @return new settings
   * @throws IllegalArgumentException if the number is less than 1
   */
  public Checkpoints everyEpochs(int epochs) {
    return new Checkpoints(folder, epochs, everySteps, keepLast);
  }

  /**
   * Returns these settings with checkpoints within epochs as well.
   *
   * @param steps the number of steps between them; 0 for none
   * @return new settings
   * @throws IllegalArgumentException if the number is negative
   */
  public Checkpoints everySteps(int steps) {
    return new Checkpoints(folder, everyEpochs, steps, keepLast);
  }

  /**
   * Returns these settings with another number of checkpoints that are kept.
   *
   * @param count the number
   * @return new settings
   * @throws IllegalArgumentException if the number is less than 1
   */
  public Checkpoints keepLast(int count) {
    return new Checkpoints(folder, everyEpochs, everySteps, count);
  }
}
