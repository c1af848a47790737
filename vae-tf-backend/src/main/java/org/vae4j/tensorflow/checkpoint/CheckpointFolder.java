package org.vae4j.tensorflow.checkpoint;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vae4j.internal.Require;

/**
 * The checkpoints of one training run: {@code step-0000001234.checkpoint} for the last few, whose
 * names sort as their steps do, and {@code best.checkpoint}. Not safe to use from many threads or
 * processes at once.
 */
public final class CheckpointFolder {
  private static final Logger LOG = System.getLogger(CheckpointFolder.class.getName());
  private static final String BEST = "best.checkpoint";
  private static final String STEP = "step-%010d.checkpoint";
  private static final String STEP_PATTERN = "step-\\d{10,}\\.checkpoint";

  private final Path folder;

  /**
   * Names a folder; nothing is created yet.
   *
   * @param folder the folder
   */
  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Checks that no run has been saved here.
   *
   * @throws IOException if the folder cannot be read
   * @throws IllegalStateException if there are checkpoints
   */
  public void requireEmpty() throws IOException {
    List<Path> files = files();
    if (!files.isEmpty()) {
      throw new IllegalStateException(
          Require.message(
              "checkpoints in " + folder,
              "none, since a new run starts",
              files.get(0).getFileName(),
              "go on with resume, or choose another folder"));
    }
  }

  /**
   * Writes a state as the newest one and deletes the oldest.
   *
   * @param state the state
   * @param keepLast how many are kept
   * @throws IOException if the folder or the file cannot be written
   */
  public void write(TrainingState state, int keepLast) throws IOException {
    Files.createDirectories(folder);
    CheckpointFile.write(folder.resolve(STEP.formatted(state.steps())), state);
    List<Path> files = files();
    for (Path old : files.subList(Math.min(keepLast, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /**
   * Writes a state as the best one.
   *
   * @param state the state
   * @throws IOException if the folder or the file cannot be written
   */
  public void writeBest(TrainingState state) throws IOException {
    Files.createDirectories(folder);
    CheckpointFile.write(folder.resolve(BEST), state);
  }

  /**
   * Reads the newest state that is whole and belongs to a run; damaged files are logged and passed
   * over.
   *
   * @param identity what the run depends on
   * @return the state
   * @throws NoSuchFileException if there is none
   * @throws IOException if the folder cannot be read
   * @throws IllegalArgumentException if the newest whole one belongs to another run
   */
  public TrainingState readNewest(Map<String, String> identity) throws IOException {
    for (Path file : files()) {
      Optional<TrainingState> state = readIfWhole(file);
      if (state.isPresent()) {
        state.get().requireSameRun(identity, file.toString());
        return state.get();
      }
    }
    throw new NoSuchFileException(
        folder.toString(),
        null,
        Require.message(
            "resume",
            "a file like " + STEP.formatted(0),
            "none that is whole",
            "start with train; checkpoints appear at the ends of epochs"));
  }

  /**
   * Reads the best state, if there is one of this run that is not later than a step.
   *
   * @param identity what the run depends on
   * @param steps the step that the run goes on from
   * @return the state
   * @throws IOException if the folder cannot be read
   */
  public Optional<TrainingState> readBest(Map<String, String> identity, long steps)
      throws IOException {
    Path file = folder.resolve(BEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return readIfWhole(file)
        .filter(state -> state.identity().equals(identity) && state.steps() <= steps);
  }

  private static Optional<TrainingState> readIfWhole(Path file) throws IOException {
    try {
      return Optional.of(CheckpointFile.read(file));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "checkpoint passed over: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the files of steps, the newest first. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().matches(STEP_PATTERN))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    }
  }
}
