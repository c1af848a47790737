package org.vae4j.tensorflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vae4j.model.Weights;
import org.vae4j.tensorflow.checkpoint.CheckpointFolder;
import org.vae4j.tensorflow.checkpoint.TrainingState;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.Metric;
import org.vae4j.training.RunControl;

/**
 * Keeps what a run must not lose: checkpoints, where it has any, and the weights of the best epoch,
 * where they are asked for.
 */
final class RunStore {
  private final Optional<Checkpoints> checkpoints;
  private final Optional<Metric> best;
  private @Nullable Weights bestWeights;
  private long lastSaved = -1;

  RunStore(RunControl control) {
    this.checkpoints = control.checkpoints();
    this.best = control.best();
  }

  /**
   * Checks that a new run does not mix its checkpoints with those of another.
   *
   * @throws IllegalStateException if there are checkpoints in the folder
   */
  void requireEmpty() {
    checkpoints.ifPresent(
        settings -> {
          try {
            new CheckpointFolder(settings.folder()).requireEmpty();
          } catch (IOException e) {
            throw new UncheckedIOException("checkpoints in " + settings.folder(), e);
          }
        });
  }

  /** Takes note of the state that a run goes on from; weights are read from it by a function. */
  void resume(
      CheckpointFolder folder,
      Map<String, String> identity,
      TrainingState state,
      Function<TrainingState, Weights> weights)
      throws IOException {
    lastSaved = state.steps();
    if (best.isEmpty() || state.history().isEmpty()) {
      return;
    }
    EpochMetrics bestEpoch = bestOf(state.history());
    if (bestEpoch.steps() == state.steps()) {
      // The run may have been killed between the two files.
      checkpoints.ifPresent(settings -> saveBest(settings, state));
    }
    Optional<TrainingState> saved =
        bestEpoch.steps() == state.steps()
            ? Optional.of(state)
            : folder
                .readBest(identity, state.steps())
                .filter(file -> file.steps() == bestEpoch.steps());
    bestWeights =
        weights.apply(
            saved.orElseThrow(
                () ->
                    new IOException(
                        "resume: expected best.checkpoint to hold epoch "
                            + bestEpoch.epoch()
                            + ", found another; resume without best(…)")));
  }

  /** Saves at the end of a step within an epoch, if it is time to. */
  void afterStep(long steps, Supplier<TrainingState> state) {
    checkpoints
        .filter(settings -> settings.everySteps() > 0 && steps % settings.everySteps() == 0)
        .ifPresent(settings -> save(settings, state.get()));
  }

  /** Saves at the end of an epoch, if it is time to or the epoch is the best. */
  void afterEpoch(
      List<EpochMetrics> history, Supplier<TrainingState> state, Supplier<Weights> weights) {
    EpochMetrics epoch = history.get(history.size() - 1);
    boolean improved = best.isPresent() && bestOf(history).steps() == epoch.steps();
    if (improved) {
      bestWeights = weights.get();
    }
    checkpoints.ifPresent(
        settings -> {
          if (improved || (epoch.epoch() + 1) % settings.everyEpochs() == 0) {
            TrainingState now = state.get();
            save(settings, now);
            if (improved) {
              // After the other file: who goes on from an older state ignores a later best one.
              saveBest(settings, now);
            }
          }
        });
  }

  /** Saves the last state of a run, unless it has been saved. */
  void atEnd(long steps, Supplier<TrainingState> state) {
    checkpoints
        .filter(settings -> steps != lastSaved)
        .ifPresent(settings -> save(settings, state.get()));
  }

  /** Returns the weights of the best epoch; empty if they are not asked for or there is none. */
  Optional<Weights> bestWeights() {
    return Optional.ofNullable(bestWeights);
  }

  /** Returns the epoch of the best weights; empty if they are not asked for or there is none. */
  Optional<EpochMetrics> bestEpoch(List<EpochMetrics> history) {
    return bestWeights().map(weights -> bestOf(history));
  }

  private EpochMetrics bestOf(List<EpochMetrics> history) {
    Metric metric = best.orElseThrow();
    EpochMetrics bestSoFar = history.get(0);
    for (EpochMetrics epoch : history) {
      if (metric.of(epoch) < metric.of(bestSoFar)) {
        bestSoFar = epoch;
      }
    }
    return bestSoFar;
  }

  private void save(Checkpoints settings, TrainingState state) {
    try {
      new CheckpointFolder(settings.folder()).write(state, settings.keepLast());
      lastSaved = state.steps();
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint in " + settings.folder() + " not written", e);
    }
  }

  private static void saveBest(Checkpoints settings, TrainingState state) {
    try {
      new CheckpointFolder(settings.folder()).writeBest(state);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint in " + settings.folder() + " not written", e);
    }
  }
}
