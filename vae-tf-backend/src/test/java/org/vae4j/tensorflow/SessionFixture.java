package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Weights;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/** A training session over one batch that is given in numbers, with given noise. */
final class SessionFixture implements AutoCloseable {
  private static final int STEPS_PER_EPOCH = 10;

  private final GraphSession owner;
  private final TrainingSession session;
  private final BatchTensors batch;
  private final TrainingSettings settings;

  SessionFixture(GenerativeModel model, Weights weights, double[] items, double[] noise) {
    this(model, weights, items, noise, settings -> settings.optimizer(Optimizer.adam(1e-3)));
  }

  SessionFixture(
      GenerativeModel model,
      Weights weights,
      double[] items,
      double[] noise,
      UnaryOperator<TrainerBuilder> setting) {
    this(model, weights, ArrayDataset.of(items(model, items)), noise, setting);
  }

  /** A session over a data set, which can have conditions. */
  SessionFixture(
      GenerativeModel model,
      Weights weights,
      Dataset data,
      double[] noise,
      UnaryOperator<TrainerBuilder> setting) {
    settings = setting.apply(Trainer.using(TensorFlowBackend.create()).seed(1)).build().settings();
    GraphObjective objective = GraphObjectives.of(model, data.size());
    owner =
        new GraphSession(
            Remapping.in(TensorFlowBackend.create().threads(2).sessionConfig(), model));
    session = new TrainingSession(owner, objective, model, weights, settings, data, data);
    batch = new BatchTensors(data, data.size(), objective.noisePerItem(), model.condition());
    batch.fill(
        IntStream.range(0, data.size()).toArray(),
        0,
        (first, target) -> System.arraycopy(Doubles.toFloats(noise), 0, target, 0, target.length),
        0);
  }

  static Samples items(GenerativeModel model, double... items) {
    return Samples.of(model.itemShape(), Doubles.toFloats(items));
  }

  LossTerms step(long done, double beta) {
    return step(done, STEPS_PER_EPOCH, beta).loss();
  }

  /** Takes the first step, for an objective without values. */
  LossTerms step() {
    return session.step(batch, new TrainingProgress(0, 1, 1, List.of())).loss();
  }

  /** Takes the next step, in a training without metrics. */
  StepResult step(long done, int stepsPerEpoch, double beta) {
    return session.step(
        batch, new TrainingProgress(done, stepsPerEpoch, settings.epochs(), List.of()), beta, 0);
  }

  LossTerms evaluate(double beta) {
    return evaluate(beta, 0);
  }

  List<float[]> gradients(double beta) {
    return gradients(beta, 0);
  }

  /** Measures the batch with these values of the objective. */
  LossTerms evaluate(double... values) {
    return session.evaluate(batch, values);
  }

  /** Returns the gradients of the first player of the first move. */
  List<float[]> gradients(double... values) {
    return gradientsOf(0, 0, values);
  }

  /** Returns the gradients of a player of a move. */
  List<float[]> gradientsOf(int move, int player, double... values) {
    return session.gradients(move, player, batch, new TrainingProgress(0, 1, 1, List.of()), values);
  }

  Map<String, float[]> saveAll() {
    return session.saveAll();
  }

  void loadAll(Map<String, float[]> values) {
    session.loadAll(values);
  }

  Weights weights() {
    return session.weights();
  }

  @Override
  public void close() {
    batch.close();
    session.close();
    owner.close();
  }
}
