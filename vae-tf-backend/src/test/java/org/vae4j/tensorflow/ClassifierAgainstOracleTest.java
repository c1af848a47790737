package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.evaluation.Features;
import org.vae4j.model.Network;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleLayers;
import org.vae4j.oracle.Tape;
import org.vae4j.oracle.Value;
import org.vae4j.random.CounterRandom;
import org.vae4j.tensorflow.ClassifierEpoch.Score;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Provenance;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/** The loss of a classifier and its gradients, compared with a model in double precision. */
final class ClassifierAgainstOracleTest {
  private static final int[] LABELS = {2, 0, 1, 2};
  private static final int CLASSES = 3;
  private static final double RATE = 0.125;

  private final Classifier classifier =
      Classifier.of(
          Network.describe(
              "features",
              Shape.of(6, 5, 1),
              net -> net.conv2d(3, 3, 2).batchNorm().relu().flatten().dense(4).silu()),
          CLASSES);
  private final Weights weights = Weights.initial(classifier.parameters(), 3);
  private final float[] pixels = new float[LABELS.length * classifier.itemShape().volume()];
  private final Dataset data;

  ClassifierAgainstOracleTest() {
    CounterRandom random = CounterRandom.of(1, 2);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.uniform(i);
    }
    data = Datasets.withLabels(ArrayDataset.of(Samples.of(classifier.itemShape(), pixels)), LABELS);
  }

  @Test
  void trainingLossAndGradients_areThoseOfTheOracle() {
    Oracle oracle = new Oracle(true);
    try (Fixture fixture = new Fixture()) {
      List<float[]> gradients = fixture.session.gradients(fixture.batch, fixture.progress);
      int index = 0;
      for (ParameterSpec spec : classifier.parameters()) {
        if (spec.role().trainable()) {
          double[] found = Doubles.of(gradients.get(index++));
          double[] expected = oracle.parameters.get(spec.name()).gradient();
          // What goes into a normalization loses its mean: a bias there has no gradient at all.
          assertThat(
                  Doubles.norm(expected) < 1e-12
                      || Doubles.relativeDistance(expected, found) < 1e-4)
              .as(spec.name())
              .isTrue();
          assertThat(found).as(spec.name()).containsExactly(expected, within(1e-5));
        }
      }
      assertThat(index).isEqualTo(gradients.size()).isEqualTo(8);
      Score score = fixture.session.step(fixture.batch, fixture.progress);
      assertThat(score.loss()).isCloseTo(oracle.loss.values()[0], within(1e-5));
      assertThat(score.accuracy()).isCloseTo(oracle.accuracy(), within(1e-6));
    }
  }

  @Test
  void measuredLoss_usesRunningStatistics() {
    Oracle oracle = new Oracle(false);
    try (Fixture fixture = new Fixture()) {
      Score score = fixture.session.evaluate(fixture.batch);
      assertThat(score.loss()).isCloseTo(oracle.loss.values()[0], within(1e-5));
      assertThat(score.accuracy()).isCloseTo(oracle.accuracy(), within(1e-6));
    }
    assertThat(oracle.loss.values()[0]).isNotEqualTo(new Oracle(true).loss.values()[0]);
  }

  @Test
  void step_followsTheGradients() {
    Oracle oracle = new Oracle(true);
    try (Fixture fixture = new Fixture()) {
      fixture.session.step(fixture.batch, fixture.progress);
      Weights after = fixture.session.weights();
      for (ParameterSpec spec : classifier.parameters()) {
        double[] expected = Doubles.of(weights.get(spec.name()));
        if (spec.role().trainable()) {
          double[] gradient = oracle.parameters.get(spec.name()).gradient();
          for (int i = 0; i < expected.length; i++) {
            expected[i] -= RATE * gradient[i];
          }
        } else {
          expected = oracle.layers.runningStatistics().get(spec.name());
        }
        assertThat(Doubles.of(after.get(spec.name())))
            .as(spec.name())
            .containsExactly(expected, within(1e-5));
      }
    }
  }

  @Test
  void featuresAndProbabilities_areThoseOfTheOracle() {
    Oracle oracle = new Oracle(false);
    TrainedClassifier trained =
        new TrainedClassifier(
            classifier, weights, List.of(), new Provenance(1, "hash", "words", Map.of()));
    try (TensorFlowClassifier net = TensorFlowClassifier.load(trained)) {
      Features found = net.extract(data.samples(0, LABELS.length));
      for (int row = 0; row < LABELS.length; row++) {
        for (int i = 0; i < 4; i++) {
          assertThat((double) found.values().value(row, i))
              .isCloseTo(oracle.features.values()[4 * row + i], within(1e-5));
        }
        for (int k = 0; k < CLASSES; k++) {
          assertThat((double) found.classProbabilities().orElseThrow().value(row, k))
              .isCloseTo(oracle.probabilities[CLASSES * row + k], within(1e-5));
        }
      }
    }
  }

  /** Both networks in double precision, and softmax and cross-entropy by their definitions. */
  private final class Oracle {
    final Map<String, Value> parameters = new LinkedHashMap<>();
    final OracleLayers layers;
    final Value features;
    final Value loss;
    final double[] probabilities;

    Oracle(boolean training) {
      Tape tape = new Tape();
      for (ParameterSpec spec : classifier.parameters()) {
        parameters.put(spec.name(), tape.leaf(spec.shape(), Doubles.of(weights.get(spec.name()))));
      }
      layers =
          training
              ? OracleLayers.training(tape, parameters, Map.of())
              : OracleLayers.inference(tape, parameters);
      features =
          classifier
              .features()
              .interpret(layers, tape.leaf(classifier.itemShape(), Doubles.of(pixels)));
      Value logits = classifier.head().interpret(layers, features);
      probabilities = new double[logits.values().length];
      double sum = 0;
      for (int row = 0; row < LABELS.length; row++) {
        double normalizer = 0;
        for (int k = 0; k < CLASSES; k++) {
          normalizer += Math.exp(logits.values()[CLASSES * row + k]);
        }
        for (int k = 0; k < CLASSES; k++) {
          probabilities[CLASSES * row + k] =
              Math.exp(logits.values()[CLASSES * row + k]) / normalizer;
        }
        sum -= Math.log(probabilities[CLASSES * row + LABELS[row]]);
      }
      loss =
          tape.computed(
              Shape.of(1),
              new double[] {sum / LABELS.length},
              result -> {
                for (int i = 0; i < probabilities.length; i++) {
                  int hit = i % CLASSES == LABELS[i / CLASSES] ? 1 : 0;
                  logits.gradient()[i] +=
                      result.gradient()[0] * (probabilities[i] - hit) / LABELS.length;
                }
              });
      tape.backward(loss);
    }

    double accuracy() {
      long hits =
          IntStream.range(0, LABELS.length)
              .filter(
                  row ->
                      IntStream.range(0, CLASSES)
                          .allMatch(
                              k ->
                                  probabilities[CLASSES * row + k]
                                      <= probabilities[CLASSES * row + LABELS[row]]))
              .count();
      return hits / (double) LABELS.length;
    }
  }

  /** The classifier in TensorFlow, with one batch of all items. */
  private final class Fixture implements AutoCloseable {
    private final GraphSession owner =
        new GraphSession(TensorFlowBackend.create().threads(2).sessionConfig());
    private final ClassifierSession session;
    private final BatchTensors batch =
        new BatchTensors(data, LABELS.length, CLASSES, Optional.empty());
    private final TrainingProgress progress = new TrainingProgress(0, 1, 1, List.of());

    Fixture() {
      TrainingSettings settings =
          Trainer.using(TensorFlowBackend.create())
              .optimizer(Optimizer.sgd(RATE))
              .seed(1)
              .build()
              .settings();
      session = new ClassifierSession(owner, classifier, weights, settings, data, data);
      int[] order = IntStream.range(0, LABELS.length).toArray();
      batch.fill(order, 0, OneHotLabels.of(data, CLASSES, "data").in(order), 0);
    }

    @Override
    public void close() {
      batch.close();
      session.close();
      owner.close();
    }
  }
}
