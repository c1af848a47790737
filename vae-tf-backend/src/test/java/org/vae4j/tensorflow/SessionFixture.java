package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
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

  private final GraphSession owner =
      new GraphSession(TensorFlowBackend.create().threads(2).sessionConfig());
  private final TrainingSession session;
  private final BatchTensors batch;
  private final TrainingSettings settings;

  SessionFixture(Vae vae, Weights weights, double[] items, double[] noise) {
    this(vae, weights, items, noise, settings -> settings.optimizer(Optimizer.adam(1e-3)));
  }

  SessionFixture(
      Vae vae,
      Weights weights,
      double[] items,
      double[] noise,
      UnaryOperator<TrainerBuilder> setting) {
    this(vae, weights, ArrayDataset.of(items(vae, items)), noise, setting);
  }

  /** A session over a data set, which can have conditions. */
  SessionFixture(
      Vae vae,
      Weights weights,
      Dataset data,
      double[] noise,
      UnaryOperator<TrainerBuilder> setting) {
    settings = setting.apply(Trainer.using(TensorFlowBackend.create()).seed(1)).build().settings();
    session = new TrainingSession(owner, vae, weights, settings, data, data);
    batch = new BatchTensors(data, data.size(), vae.latentSize(), vae.condition());
    batch.fill(
        IntStream.range(0, data.size()).toArray(),
        0,
        (first, target) -> System.arraycopy(Doubles.toFloats(noise), 0, target, 0, target.length),
        0);
  }

  static Samples items(Vae vae, double... items) {
    return Samples.of(vae.itemShape(), Doubles.toFloats(items));
  }

  LossTerms step(long done, double beta) {
    return step(done, STEPS_PER_EPOCH, beta).loss();
  }

  /** Takes the next step, in a training without metrics. */
  StepResult step(long done, int stepsPerEpoch, double beta) {
    return session.step(
        batch,
        new TrainingProgress(done, stepsPerEpoch, settings.epochs(), List.of()),
        new ObjectiveValues(beta, 0));
  }

  LossTerms evaluate(double beta) {
    return evaluate(new ObjectiveValues(beta, 0));
  }

  List<float[]> gradients(double beta) {
    return gradients(new ObjectiveValues(beta, 0));
  }

  LossTerms evaluate(ObjectiveValues values) {
    return session.evaluate(batch, values);
  }

  List<float[]> gradients(ObjectiveValues values) {
    return session.gradients(batch, new TrainingProgress(0, 1, 1, List.of()), values);
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
