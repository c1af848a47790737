package org.vae4j.examples.beta;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Adam;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;

/** Trains what is not trained yet, one run after the other, each from where it stopped. */
final class StudyTrainer {
  private final StudyConfig config;
  private final DoubleFunction<Vae> models;
  private final Dataset train;
  private final Dataset test;
  private final Optional<Samples> followed;

  private StudyTrainer(
      StudyConfig config,
      DoubleFunction<Vae> models,
      Dataset train,
      Dataset test,
      Optional<Samples> followed) {
    this.config = config;
    this.models = models;
    this.train = train;
    this.test = test;
    this.followed = followed;
  }

  /**
   * Returns a trainer.
   *
   * @param models gives the model of each beta
   */
  static StudyTrainer of(
      StudyConfig config, DoubleFunction<Vae> models, Dataset train, Dataset test) {
    return new StudyTrainer(config, models, train, test, Optional.empty());
  }

  /** Returns a trainer that keeps the codes of some items after each epoch. */
  StudyTrainer following(Samples items) {
    return new StudyTrainer(config, models, train, test, Optional.of(items));
  }

  void train(List<StudyRun> runs) throws IOException {
    double seconds = 0;
    int trained = 0;
    for (int index = 0; index < runs.size(); index++) {
      StudyRun run = runs.get(index);
      String name = "Run %d of %d: %s".formatted(index + 1, runs.size(), run);
      if (run.finished(config, train.size())) {
        System.out.println(name + ", is finished");
        continue;
      }
      System.out.println(name + (trained == 0 ? "" : ", " + left(runs, index, seconds / trained)));
      train(run);
      seconds += run.seconds();
      trained++;
    }
  }

  private String left(List<StudyRun> runs, int from, double each) throws IOException {
    int open = 0;
    for (StudyRun run : runs.subList(from, runs.size())) {
      open += run.finished(config, train.size()) ? 0 : 1;
    }
    return String.format(
        Locale.ROOT,
        "about %d min left",
        Math.max(1, Duration.ofSeconds((long) (open * each)).toMinutes()));
  }

  private void train(StudyRun run) throws IOException {
    Vae vae = models.apply(run.beta());
    TrainerBuilder builder =
        Trainer.using(TensorFlowBackend.create())
            .epochs(config.epochs())
            .batchSize(config.batchSize())
            .optimizer(optimizer())
            .seed(run.seed())
            .validation(test)
            .checkpoints(Checkpoints.in(run.checkpoints()).keepLast(2))
            .listener(ProgressBarListener.create())
            .listener(TrainingListener.console())
            .listener(HistoryListener.csv(run.history()));
    followed.ifPresent(items -> builder.listener(new CodesListener(items, run.codes())));
    Trainer trainer = builder.build();
    TrainedVae trained =
        run.started() ? trainer.resume(run.checkpoints(), vae, train) : trainer.train(vae, train);
    OnnxExporter.export(trained, run.model());
    double seconds = trained.history().stream().mapToDouble(EpochMetrics::seconds).sum();
    run.finish(config, train.size(), seconds, LocalDate.now(ZoneOffset.UTC).toString());
    if (Files.exists(run.checkpoints())) {
      MoreFiles.deleteRecursively(run.checkpoints(), RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /**
   * The study's loss is summed over a batch, ours is its mean. To Adam, which divides by the size
   * of the gradient, that makes no difference but for its epsilon.
   */
  private Adam optimizer() {
    return Optimizer.adam(config.learningRate()).epsilon(Adam.DEFAULT_EPSILON / config.batchSize());
  }
}
