package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.Metric;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;

/**
 * Trains with all that a long training wants: a bar with the time left, a line per epoch, {@code
 * history.csv}, checkpoints after each epoch and at Ctrl-C, and the model of the best epoch as ONNX
 * files. What was stopped can go on.
 */
final class LongRun {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path out;
  private final Path best;
  private final Metric metric;
  private final boolean resume;

  /**
   * Names the place of a run.
   *
   * @param out the folder for everything but the model
   * @param best the folder for the model
   * @param metric what the best epoch has the least of
   * @param resume whether to go on with the run in {@code out}
   */
  LongRun(Path out, Path best, Metric metric, boolean resume) {
    this.out = out;
    this.best = best;
    this.metric = metric;
    this.resume = resume;
  }

  /** Tells whether there is a run to go on with in a folder. */
  static boolean begunIn(Path out) throws IOException {
    Path checkpoints = out.resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.findAny().isPresent();
    }
  }

  /**
   * Trains.
   *
   * @param settings everything but listeners, checkpoints and the choice of the best epoch
   * @param pictures called after each epoch, before the export
   * @return what came out; empty if the run was stopped, which has been said
   */
  Optional<LongRunResult> train(
      TrainerBuilder settings, TrainingListener pictures, Vae vae, Dataset data)
      throws IOException {
    BestModel export = new BestModel(best, metric);
    StartedOn device = new StartedOn();
    StopSignal signal = StopSignal.atShutdown(PATIENCE);
    Path checkpoints = out.resolve("checkpoints");
    settings
        .best(metric)
        .checkpoints(Checkpoints.in(checkpoints))
        .stopSignal(signal)
        .listener(ProgressBarListener.create())
        .listener(TrainingListener.console())
        .listener(HistoryListener.csv(out.resolve("history.csv")))
        .listener(pictures)
        .listener(export)
        .listener(device)
        .listener(new StopMessage());
    TrainedVae trained;
    try {
      trained =
          resume
              ? settings.build().resume(checkpoints, vae, data)
              : settings.build().train(vae, data);
    } finally {
      signal.ended(); // settings that are refused have not said so, and the exit would wait
    }
    if (trained.stopped().isPresent()) {
      return Optional.empty();
    }
    if (export.epoch() < 0) {
      throw new VaeException("the best model could not be exported; the warning above says why");
    }
    return Optional.of(new LongRunResult(trained, best, device.name));
  }

  /** Remembers what the training runs on. */
  private static final class StartedOn implements TrainingListener {
    private String name = "unknown device";

    @Override
    public void onStart(TrainingPlan plan) {
      name = plan.device();
    }
  }

  /** Speaks before the end of the process, which at Ctrl-C follows that of the training. */
  private static final class StopMessage implements TrainingListener {
    @Override
    public void onEnd(TrainedModel trained) {
      trained
          .stopped()
          .ifPresent(why -> System.out.println("Stopped: " + why + "; --resume goes on"));
    }
  }
}
