package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Elbo;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;
import org.vae4j.random.Permutation;
import org.vae4j.training.Adam;
import org.vae4j.training.DataFingerprint;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.ListenerGroup;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.TrainingPlan;
import org.vae4j.training.TrainingSettings;

/** One training from fresh weights to the last epoch. */
final class TrainingRun {
  private static final long SHUFFLE_STREAM = 0x73687566666c65L;
  private static final long NOISE_STREAM = 0x6e6f697365L;
  private static final long VALIDATION_STREAM = 0x76616c6964L;

  private final Vae vae;
  private final Dataset data;
  private final TrainingSettings settings;
  private final Elbo elbo;
  private final TensorFlowBackend backend;
  private final Provenance provenance;
  private final ListenerGroup listeners;
  private final List<EpochMetrics> history = new ArrayList<>();
  private long step;

  TrainingRun(Vae vae, Dataset data, TrainingSettings settings, TensorFlowBackend backend) {
    this.vae = vae;
    this.data = data;
    this.settings = settings;
    this.elbo = (Elbo) vae.objective();
    this.backend = backend;
    this.listeners = new ListenerGroup(settings.listeners());
    this.provenance =
        new Provenance(
            settings.seed(),
            DataFingerprint.of(data),
            "epochs=%d, batchSize=%d, optimizer=%s, objective=%s, items=%d"
                .formatted(
                    settings.epochs(),
                    settings.batchSize(),
                    settings.optimizer(),
                    vae.objective(),
                    data.size()),
            versions());
  }

  TrainedVae run() {
    Dataset validation = settings.validation().orElse(data);
    try (listeners;
        EpochModel model = new EpochModel(backend.sessionConfig());
        GraphSession owner = new GraphSession(backend.sessionConfig());
        TrainingSession session =
            new TrainingSession(
                owner,
                vae,
                Weights.initial(vae, settings.seed()),
                (Adam) settings.optimizer(),
                settings.seed(),
                data,
                validation);
        Batches batches = new Batches(data, settings.batchSize(), vae.latentSize());
        Batches validationBatches =
            new Batches(validation, settings.batchSize(), vae.latentSize())) {
      TrainingPlan plan =
          new TrainingPlan(vae, settings, data.size(), batches.perEpoch(), backend.device(session));
      listeners.onStart(plan);
      for (int epoch = 0; epoch < settings.epochs(); epoch++) {
        history.add(epoch(epoch, session, batches, validationBatches));
        try (End end = new End(session, model)) {
          listeners.onEpochEnd(end);
        }
      }
      TrainedVae trained = snapshot(session);
      listeners.onEnd(trained);
      return trained;
    }
  }

  private EpochMetrics epoch(
      int epoch, TrainingSession session, Batches batches, Batches validationBatches) {
    long start = System.nanoTime();
    int[] order =
        Permutation.of(data.size(), CounterRandom.of(settings.seed(), SHUFFLE_STREAM + epoch));
    GaussianStream noise = GaussianStream.of(settings.seed(), NOISE_STREAM);
    LossMean training = new LossMean();
    for (int batch = 0; batch < batches.perEpoch(); batch++) {
      long firstDraw = step * settings.batchSize() * vae.latentSize();
      BatchTensors tensors = batches.fill(batch, order, noise::fill, firstDraw);
      LossTerms loss = session.step(tensors, step, elbo.betaAt(step, batches.perEpoch()));
      step++;
      requireFinite(loss);
      training.add(loss, tensors.size());
      listeners.onStep(step);
    }
    double trainingSeconds = (System.nanoTime() - start) / 1e9;
    Optional<LossTerms> validation =
        settings.validation().map(set -> validate(epoch, set, session, validationBatches));
    return new EpochMetrics(
        epoch,
        step,
        training.mean(),
        validation,
        data.size() / trainingSeconds,
        (System.nanoTime() - start) / 1e9);
  }

  /** Measures all validation items; the noise of an item depends on epoch and item alone. */
  private LossTerms validate(int epoch, Dataset set, TrainingSession session, Batches batches) {
    int[] order = IntStream.range(0, set.size()).toArray();
    GaussianStream noise = GaussianStream.of(settings.seed(), VALIDATION_STREAM + epoch);
    LossMean mean = new LossMean();
    for (int batch = 0; batch < batches.perEpoch(); batch++) {
      long firstDraw = (long) batch * settings.batchSize() * vae.latentSize();
      BatchTensors tensors = batches.fill(batch, order, noise::fill, firstDraw);
      mean.add(session.evaluate(tensors, elbo.beta()), tensors.size());
    }
    return mean.mean();
  }

  private void requireFinite(LossTerms loss) {
    if (!Double.isFinite(loss.objective())) {
      throw new VaeException(
          "training, step %d: expected a finite loss, found reconstruction %s, kl %s, objective %s;"
                  .formatted(step, loss.reconstruction(), loss.kl(), loss.objective())
              + " lower the learning rate");
    }
  }

  private TrainedVae snapshot(TrainingSession session) {
    return new TrainedVae(vae, session.weights(), history, provenance);
  }

  private static Map<String, String> versions() {
    String own = TrainingRun.class.getPackage().getImplementationVersion();
    return Map.of(
        "vae4j", own == null ? "development" : own,
        "tensorflow", TensorFlow.version(),
        "java", Runtime.version().toString());
  }

  /** The end of an epoch, for listeners; closed when all have been called. */
  private final class End implements EpochEnd, AutoCloseable {
    private final TrainingSession session;
    private final EpochModel model;
    private @Nullable LentVae lent;

    private End(TrainingSession session, EpochModel model) {
      this.session = session;
      this.model = model;
    }

    @Override
    public EpochMetrics metrics() {
      return history.get(history.size() - 1);
    }

    @Override
    public TrainedVae snapshot() {
      return TrainingRun.this.snapshot(session);
    }

    @Override
    public VaeModel model() {
      if (lent == null) {
        lent = model.lend(snapshot());
      }
      return lent;
    }

    @Override
    public void close() {
      if (lent != null) {
        lent.takeBack();
      }
    }
  }
}
