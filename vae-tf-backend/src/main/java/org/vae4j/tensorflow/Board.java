package org.vae4j.tensorflow;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.LatentDimension;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;
import org.vae4j.model.Elbo;
import org.vae4j.model.Vae;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LearningRate;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainingPlan;
import org.vae4j.training.TrainingProgress;

/**
 * The event files of one training. Owns them; not safe to use from many threads.
 *
 * @see TensorBoardListener
 */
final class Board implements AutoCloseable {
  private static final int SAMPLES = 64;
  private static final int COLUMNS = 8;
  private static final int RECONSTRUCTIONS = 32;

  private final TrainingPlan plan;
  private final long seed;
  private final Optional<SpreadItems> measured;
  private final Optional<Samples> reconstructed;
  private final EventFile training;
  private final Optional<EventFile> validation;
  private final List<EpochMetrics> past = new ArrayList<>();
  private boolean started;

  private Board(
      TrainingPlan plan,
      long seed,
      Optional<SpreadItems> measured,
      Optional<Samples> reconstructed,
      EventFile training,
      Optional<EventFile> validation) {
    this.plan = plan;
    this.seed = seed;
    this.measured = measured;
    this.reconstructed = reconstructed;
    this.training = training;
    this.validation = validation;
  }

  static Board open(BoardSettings settings, TrainingPlan plan) {
    settings.items().ifPresent(items -> requireShape(items, plan));
    Optional<SpreadItems> measured =
        settings.items().map(items -> new SpreadItems(items, settings.limit()));
    Optional<Samples> reconstructed =
        settings
            .items()
            .filter(items -> isDrawable(items.itemShape()))
            .map(items -> new SpreadItems(items, RECONSTRUCTIONS))
            .map(spread -> spread.samples(0, spread.count()));
    EventFile training = EventFile.in(settings.folder().resolve("train"));
    boolean opened = false;
    try {
      Optional<EventFile> validation =
          plan.settings()
              .validation()
              .map(set -> EventFile.in(settings.folder().resolve("validation")));
      opened = true;
      return new Board(plan, settings.seed(), measured, reconstructed, training, validation);
    } finally {
      if (!opened) {
        training.close();
      }
    }
  }

  private static void requireShape(Dataset items, TrainingPlan plan) {
    Require.argument(
        items.itemShape().equals(plan.model().itemShape()),
        "TensorBoardListener items",
        plan.model().itemShape(),
        items.itemShape(),
        "give items of the model's shape");
  }

  private static boolean isDrawable(Shape shape) {
    return shape.isImage() && (shape.channels() == 1 || shape.channels() == 3);
  }

  /** Writes an epoch, through to the disk. */
  void write(EpochEnd end) {
    EpochMetrics metrics = end.metrics();
    long step = metrics.steps();
    if (!started) {
      List<EpochMetrics> history = end.snapshot().history();
      past.addAll(history.subList(0, history.size() - 1));
      restart(past.isEmpty() ? 0 : step);
      started = true;
    }
    writeLosses(training, step, metrics.training());
    validation.ifPresent(
        file -> metrics.validation().ifPresent(loss -> writeLosses(file, step, loss)));
    training.scalar("run/epoch", step, metrics.epoch());
    training.scalar("run/images_per_second", step, metrics.imagesPerSecond());
    training.scalar("run/seconds", step, metrics.seconds());
    writeSchedules(step);
    if (isDrawable(plan.model().itemShape())) {
      writePictures(step, end.model());
    }
    measured
        .filter(items -> end.model().hasEncoder())
        .ifPresent(items -> writeLatents(step, items.encode(end.model())));
    training.flush();
    validation.ifPresent(EventFile::flush);
    past.add(metrics);
  }

  private void restart(long step) {
    training.restart(step);
    validation.ifPresent(file -> file.restart(step));
  }

  private static void writeLosses(EventFile file, long step, LossTerms loss) {
    loss.withTotal()
        .forEach((term, value) -> file.scalar("loss/" + term, step, value.floatValue()));
  }

  /** Writes what the last step of the epoch used. */
  private void writeSchedules(long step) {
    if (plan.model() instanceof Vae vae && vae.objective() instanceof Elbo elbo) {
      training.scalar("schedule/beta", step, elbo.betaAt(step - 1, plan.stepsPerEpoch()));
    }
    LearningRate rate = plan.settings().optimizer().learningRate();
    TrainingProgress progress =
        new TrainingProgress(step - 1, plan.stepsPerEpoch(), plan.settings().epochs(), past);
    training.scalar("schedule/learning_rate", step, rate.at(progress));
  }

  private void writePictures(long step, VaeModel model) {
    Samples samples = Sampler.of(model).seed(seed).sample(SAMPLES);
    training.image("samples", step, samples.toGrid(COLUMNS));
    reconstructed
        .filter(items -> model.hasEncoder())
        .ifPresent(
            items ->
                training.image(
                    "reconstructions",
                    step,
                    items.interleave(model.reconstruct(items)).toGrid(COLUMNS)));
  }

  private void writeLatents(long step, Posterior posterior) {
    LatentReport report = LatentReport.of(posterior);
    training.scalar("latent/active_units", step, report.activeCount());
    training.histogram("latent/mean", step, values(posterior.mean()));
    float[] deviations = values(posterior.logVariance());
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = (float) Math.exp(deviations[i] / 2);
    }
    training.histogram("latent/standard_deviation", step, deviations);
    float[] kl = new float[report.dimensions().size()];
    float[] variance = new float[kl.length];
    for (int d = 0; d < kl.length; d++) {
      LatentDimension dimension = report.dimensions().get(d);
      kl[d] = (float) dimension.kl();
      variance[d] = (float) dimension.variance();
    }
    training.histogram("latent/kl_by_dimension", step, kl);
    training.histogram("latent/variance_of_mean_by_dimension", step, variance);
  }

  private static float[] values(Samples samples) {
    float[] values = new float[samples.count() * samples.itemShape().volume()];
    samples.copyTo(0, samples.count(), FloatBuffer.wrap(values));
    return values;
  }

  @Override
  public void close() {
    try {
      training.close();
    } finally {
      validation.ifPresent(EventFile::close);
    }
  }
}
