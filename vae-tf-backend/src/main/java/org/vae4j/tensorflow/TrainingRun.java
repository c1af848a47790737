package org.vae4j.tensorflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.model.Elbo;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;
import org.vae4j.random.Permutation;
import org.vae4j.tensorflow.checkpoint.CheckpointFolder;
import org.vae4j.tensorflow.checkpoint.LossSums;
import org.vae4j.tensorflow.checkpoint.TrainingState;
import org.vae4j.training.DataFingerprint;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.ListenerGroup;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.TrainingPlan;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/**
 * One training, from fresh weights or from a saved state. All that is random depends on the seed
 * and the step, so going on from a state repeats what would have happened.
 */
final class TrainingRun {
  private static final long SHUFFLE_STREAM = 0x73687566666c65L;
  private static final long NOISE_STREAM = 0x6e6f697365L;
  private static final long VALIDATION_STREAM = 0x76616c6964L;

  private final Vae vae;
  private final Dataset data;
  private final Optional<AugmentedItems> augmented;
  private final TrainingSettings settings;
  private final Elbo elbo;
  private final TensorFlowBackend backend;
  private final Provenance provenance;
  private final Map<String, String> identity;
  private final RunStore store;
  private final ListenerGroup listeners;
  private final List<EpochMetrics> history = new ArrayList<>();
  private long step;
  private LossSums epochSums = LossSums.NONE;

  TrainingRun(Vae vae, Dataset data, TrainingSettings settings, TensorFlowBackend backend) {
    this.vae = vae;
    this.data = data;
    this.settings = settings;
    this.augmented =
        settings
            .augmentation()
            .map(augmentation -> AugmentedItems.of(data, augmentation, settings.seed()));
    this.elbo = (Elbo) vae.objective();
    this.backend = backend;
    this.store = new RunStore(settings.control());
    this.listeners = new ListenerGroup(settings.listeners());
    String fingerprint = DataFingerprint.of(data);
    this.identity = RunIdentity.of(vae, data, fingerprint, settings, backend.precision());
    this.provenance = RunProvenance.of(vae, data, fingerprint, settings, backend.precision());
    settings.control().stopSignal().ifPresent(StopSignal::started);
  }

  /** Trains from fresh weights. */
  TrainedVae run() {
    try {
      store.requireEmpty();
      try (RunMemory owned = memory()) {
        return train(owned);
      }
    } finally {
      end();
    }
  }

  /** Goes on from the newest checkpoint in a folder. */
  TrainedVae resume(CheckpointFolder folder) throws IOException {
    try {
      TrainingState state = folder.readNewest(identity);
      try (RunMemory owned = memory()) {
        store.resume(folder, identity, state, best -> weightsOf(best, owned.session()));
        owned.session().loadAll(state.variables());
        step = state.steps();
        epochSums = state.epochSums();
        history.addAll(state.history());
        return train(owned);
      }
    } finally {
      end();
    }
  }

  /** Closes the listeners and says that nothing is left to write. */
  private void end() {
    try {
      listeners.close();
    } finally {
      settings.control().stopSignal().ifPresent(StopSignal::ended);
    }
  }

  private TrainedVae train(RunMemory owned) {
    TrainingSession session = owned.session();
    RunEnd end = new RunEnd(settings.control());
    TrainingPlan plan =
        new TrainingPlan(
            vae, settings, data.size(), owned.batches().perEpoch(), backend.device(session));
    listeners.onStart(plan);
    Optional<String> stopped = end.afterEpoch(history);
    while (stopped.isEmpty() && history.size() < settings.epochs()) {
      stopped = epoch(owned, end);
    }
    store.atEnd(step, () -> state(session));
    TrainedVae trained =
        new TrainedVae(
            vae,
            store.bestWeights().orElseGet(session::weights),
            history,
            provenance,
            stopped,
            store.bestEpoch(history));
    listeners.onEnd(trained);
    return trained;
  }

  /** Trains to the end of the epoch, or to an earlier one whose reason it returns. */
  private Optional<String> epoch(RunMemory owned, RunEnd end) {
    TrainingSession session = owned.session();
    int epoch = history.size();
    int perEpoch = owned.batches().perEpoch();
    long start = System.nanoTime();
    int first = (int) (step - (long) epoch * perEpoch);
    int[] order =
        Permutation.of(data.size(), CounterRandom.of(settings.seed(), SHUFFLE_STREAM + epoch));
    GaussianStream noise = GaussianStream.of(settings.seed(), NOISE_STREAM);
    long drawsPerBatch = (long) settings.batchSize() * vae.latentSize();
    long firstStep = step;
    long items = epochSums.items();
    List<EpochMetrics> past = List.copyOf(history);
    augmented.ifPresent(training -> training.startEpoch(epoch));
    try (BatchQueue.Pass pass =
        owned
            .batches()
            .start(
                first, order, noise::fill, batch -> (firstStep - first + batch) * drawsPerBatch)) {
      for (int batch = first; batch < perEpoch; batch++) {
        BatchTensors tensors = pass.next();
        TrainingProgress progress = new TrainingProgress(step, perEpoch, settings.epochs(), past);
        LossTerms loss =
            session.step(tensors, progress, ObjectiveValues.at(elbo, step, perEpoch)).loss();
        step++;
        requireFinite(loss);
        epochSums = epochSums.plus(loss, tensors.size());
        listeners.onStep(step);
        if (batch + 1 < perEpoch) {
          store.afterStep(step, () -> state(session));
          Optional<String> stopped = end.afterStep();
          if (stopped.isPresent()) {
            return stopped;
          }
        }
      }
    }
    double trainingSeconds = (System.nanoTime() - start) / 1e9;
    Optional<LossTerms> validation = settings.validation().map(set -> validate(epoch, set, owned));
    EpochMetrics metrics =
        new EpochMetrics(
            epoch,
            step,
            epochSums.mean(),
            validation,
            (epochSums.items() - items) / trainingSeconds,
            (System.nanoTime() - start) / 1e9);
    epochSums = LossSums.NONE;
    history.add(metrics);
    store.afterEpoch(history, () -> state(session), session::weights);
    try (ListenersEpochEnd epochEnd =
        new ListenersEpochEnd(metrics, () -> snapshot(session), owned.epochModel())) {
      listeners.onEpochEnd(epochEnd);
    }
    return end.afterEpoch(history).or(end::afterStep);
  }

  /** Measures all validation items; the noise of an item depends on epoch and item alone. */
  private LossTerms validate(int epoch, Dataset set, RunMemory owned) {
    int[] order = IntStream.range(0, set.size()).toArray();
    GaussianStream noise = GaussianStream.of(settings.seed(), VALIDATION_STREAM + epoch);
    long drawsPerBatch = (long) settings.batchSize() * vae.latentSize();
    LossSums sums = LossSums.NONE;
    try (BatchQueue.Pass pass =
        owned.validationBatches().start(0, order, noise::fill, batch -> batch * drawsPerBatch)) {
      for (int batch = 0; batch < owned.validationBatches().perEpoch(); batch++) {
        BatchTensors tensors = pass.next();
        sums =
            sums.plus(
                owned.session().evaluate(tensors, ObjectiveValues.atTheEnd(elbo)), tensors.size());
      }
    }
    return sums.mean();
  }

  private void requireFinite(LossTerms loss) {
    if (!Double.isFinite(loss.objective())) {
      throw new VaeException(
          "training, step %d: expected a finite loss, found reconstruction %s, kl %s, objective %s;"
                  .formatted(step, loss.reconstruction(), loss.kl(), loss.objective())
              + " lower the learning rate");
    }
  }

  private RunMemory memory() {
    return new RunMemory(
        vae,
        Weights.initial(vae, settings.seed()),
        augmented.<Dataset>map(set -> set).orElse(data),
        settings.validation().orElse(data),
        settings,
        backend);
  }

  private TrainedVae snapshot(TrainingSession session) {
    return new TrainedVae(vae, session.weights(), history, provenance);
  }

  private TrainingState state(TrainingSession session) {
    return new TrainingState(identity, step, epochSums, history, session.saveAll());
  }

  /** Puts the session into a state to read its weights, which may be averages. */
  private static Weights weightsOf(TrainingState state, TrainingSession session) {
    session.loadAll(state.variables());
    return session.weights();
  }
}
