package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Weights;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.Permutation;
import org.vae4j.tensorflow.ClassifierEpoch.Score;
import org.vae4j.training.DataFingerprint;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/** One training of a classifier. All that is random depends on the seed and the step. */
final class ClassifierRun {
  private static final long SHUFFLE_STREAM = 0x73687566666c65L;

  private final Classifier classifier;
  private final Dataset data;
  private final Dataset items;
  private final Dataset validation;
  private final OneHotLabels labels;
  private final Optional<OneHotLabels> validationLabels;
  private final Optional<AugmentedItems> augmented;
  private final TrainingSettings settings;
  private final TensorFlowBackend backend;
  private final Consumer<ClassifierEpoch> listener;
  private final List<ClassifierEpoch> history = new ArrayList<>();

  /** The history in the terms that learning rates understand; they look at losses alone. */
  private final List<EpochMetrics> losses = new ArrayList<>();

  private long step;

  ClassifierRun(
      Classifier classifier,
      Dataset data,
      TrainingSettings settings,
      TensorFlowBackend backend,
      Consumer<ClassifierEpoch> listener) {
    int classes = classifier.classes();
    this.classifier = classifier;
    this.data = data;
    this.settings = settings;
    this.backend = backend;
    this.listener = listener;
    this.labels = OneHotLabels.of(data, classes, "training data");
    this.augmented =
        settings.augmentation().map(change -> AugmentedItems.of(data, change, settings.seed()));
    this.items = augmented.<Dataset>map(changed -> changed).orElse(data);
    // Without a validation set its queue is never started, but it needs the type of some items.
    this.validation = settings.validation().orElse(data);
    this.validationLabels =
        settings.validation().map(set -> OneHotLabels.of(set, classes, "validation data"));
  }

  TrainedClassifier run() {
    Weights initial = Weights.initial(classifier.parameters(), settings.seed());
    try (BatchQueue batches = queue(items);
        BatchQueue validationBatches = queue(validation);
        GraphSession owner = new GraphSession(backend.sessionConfig());
        ClassifierSession session =
            new ClassifierSession(owner, classifier, initial, settings, items, validation)) {
      for (int epoch = 0; epoch < settings.epochs(); epoch++) {
        long start = System.nanoTime();
        Score training = train(epoch, session, batches);
        Optional<Score> measured =
            validationLabels.map(known -> measure(known, session, validationBatches));
        double seconds = (System.nanoTime() - start) / 1e9;
        end(new ClassifierEpoch(epoch, step, training, measured, seconds));
      }
      return new TrainedClassifier(
          classifier,
          session.weights(),
          history,
          RunProvenance.of(
              "cross-entropy", data, DataFingerprint.of(data), settings, backend.precision()));
    }
  }

  private BatchQueue queue(Dataset set) {
    return new BatchQueue(
        set, settings.batchSize(), classifier.classes(), Optional.empty(), backend.threads());
  }

  private Score train(int epoch, ClassifierSession session, BatchQueue batches) {
    int[] order =
        Permutation.of(data.size(), CounterRandom.of(settings.seed(), SHUFFLE_STREAM + epoch));
    augmented.ifPresent(changed -> changed.startEpoch(epoch));
    List<EpochMetrics> past = List.copyOf(losses);
    ScoreSums sums = new ScoreSums();
    try (BatchQueue.Pass pass = batches.start(0, order, labels.in(order), this::firstItem)) {
      for (int batch = 0; batch < batches.perEpoch(); batch++) {
        BatchTensors tensors = pass.next();
        TrainingProgress progress =
            new TrainingProgress(step, batches.perEpoch(), settings.epochs(), past);
        Score score = session.step(tensors, progress);
        requireFinite(score);
        step++;
        sums.add(score, tensors.size());
      }
    }
    return sums.mean();
  }

  private Score measure(OneHotLabels known, ClassifierSession session, BatchQueue batches) {
    int[] order = IntStream.range(0, validation.size()).toArray();
    ScoreSums sums = new ScoreSums();
    try (BatchQueue.Pass pass = batches.start(0, order, known.in(order), this::firstItem)) {
      for (int batch = 0; batch < batches.perEpoch(); batch++) {
        BatchTensors tensors = pass.next();
        sums.add(session.evaluate(tensors), tensors.size());
      }
    }
    return sums.mean();
  }

  /** Returns where in the order a batch starts. */
  private long firstItem(long batch) {
    return batch * settings.batchSize();
  }

  private void end(ClassifierEpoch epoch) {
    history.add(epoch);
    losses.add(
        new EpochMetrics(
            epoch.epoch(),
            epoch.steps(),
            terms(epoch.training()),
            epoch.validation().map(ClassifierRun::terms),
            data.size() / epoch.seconds(),
            epoch.seconds()));
    listener.accept(epoch);
  }

  private static LossTerms terms(Score score) {
    return new LossTerms(score.loss(), 0, score.loss());
  }

  private void requireFinite(Score score) {
    if (!Double.isFinite(score.loss())) {
      throw new VaeException(
          Require.message(
              "classifier training, step " + step,
              "a finite loss",
              score.loss(),
              "lower the learning rate"));
    }
  }
}
