package org.vae4j.tensorflow;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;

/**
 * Writes event files for TensorBoard, with TensorFlow's own summary ops; {@code tensorboard
 * --logdir FOLDER} shows them. The subfolders {@code train} and {@code validation} hold the losses
 * of each epoch, which TensorBoard draws into the same charts. {@code train} also has the speed,
 * beta and learning rate, and for image models a grid of samples from the same latent vectors each
 * time. If items are given, it has reconstructions of some, histograms of the latent space and the
 * number of active latent dimensions. The horizontal axis is the number of steps.
 *
 * <p>Each training adds files to the folder. A resumed training tells TensorBoard to forget what
 * the files before it say about the epochs that are done again.
 *
 * <p>For one training at a time; not safe to use from many threads. It holds native memory from the
 * start of a training to its end.
 */
public final class TensorBoardListener implements TrainingListener {
  /** The number of items that latent dimensions are measured over unless another is given. */
  public static final int DEFAULT_LIMIT = 2000;

  private final BoardSettings settings;
  private @Nullable Board board;

  private TensorBoardListener(BoardSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a listener that writes losses, speed, schedules and samples.
   *
   * @param folder where TensorBoard will look; created if missing. One folder per training makes
   *     them comparable
   * @return a listener for one training at a time
   */
  public static TensorBoardListener in(Path folder) {
    return new TensorBoardListener(
        new BoardSettings(
            Objects.requireNonNull(folder, "folder"), Optional.empty(), DEFAULT_LIMIT, 1));
  }

  /**
   * Returns a listener that also writes reconstructions and how the latent space is used.
   *
   * @param items items of the model's shape, for example the validation set
   * @return a new listener
   */
  public TensorBoardListener items(Dataset items) {
    return new TensorBoardListener(
        new BoardSettings(
            settings.folder(),
            Optional.of(Objects.requireNonNull(items, "items")),
            settings.limit(),
            settings.seed()));
  }

  /**
   * Returns a listener that measures another number of items.
   *
   * @param limit the number of items at most, evenly spread over the data set; {@value
   *     #DEFAULT_LIMIT} by default
   * @return a new listener
   * @throws IllegalArgumentException if the number is less than 1
   */
  public TensorBoardListener limit(int limit) {
    return new TensorBoardListener(
        new BoardSettings(
            settings.folder(),
            settings.items(),
            Require.positive(limit, "TensorBoardListener limit", "2,000 items show a variance"),
            settings.seed()));
  }

  /**
   * Returns a listener that draws other samples.
   *
   * @param seed any number; 1 by default
   * @return a new listener
   */
  public TensorBoardListener seed(long seed) {
    return new TensorBoardListener(
        new BoardSettings(settings.folder(), settings.items(), settings.limit(), seed));
  }

  /**
   * Opens the files.
   *
   * @throws IllegalArgumentException if the items do not have the model's shape
   * @throws IllegalStateException if a training with this listener is under way
   */
  @Override
  public void onStart(TrainingPlan plan) {
    if (board != null) {
      throw new IllegalStateException(
          Require.message(
              "TensorBoardListener",
              "one training at a time",
              "a second one",
              "give each training its own listener and folder"));
    }
    board = Board.open(settings, plan);
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    if (board != null) {
      board.write(end);
    }
  }

  @Override
  public void onClose() {
    if (board != null) {
      board.close();
      board = null;
    }
  }
}
