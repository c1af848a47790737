package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/**
 * A graph that trains and measures one model, and the session that holds its weights. Owns both;
 * not safe to use from many threads.
 */
final class TrainingSession implements AutoCloseable {
  private final Session session;
  private final GraphVariables variables;
  private final GraphParameters parameters;
  private final ItemInput trainingItems;
  private final ItemInput validationItems;
  private final Placeholder<TFloat32> noise;
  private final Placeholder<TFloat32> scheduleInput;
  private final Placeholder<TInt64> stepInput;
  private final TFloat32 schedule;
  private final FloatDataBuffer scheduleMemory;
  private final TInt64 step;
  private final OptimizerGraph optimizer;
  private final Operand<TFloat32> trainingLoss;
  private final Operand<TFloat32> validationLoss;
  private final GradientGraph gradients;
  private final GraphParameters outcome;
  private final Op update;

  /**
   * Builds the graph and loads these weights.
   *
   * @param settings tells the optimizer and what belongs to it, and the seed
   * @param validation the items that {@link #evaluate} will be given; tells their type only
   */
  TrainingSession(
      GraphSession owner,
      Vae vae,
      Weights weights,
      TrainingSettings settings,
      Dataset training,
      Dataset validation) {
    session = owner.session();
    Ops tf = Ops.create(owner.graph());
    variables = new GraphVariables(tf);
    parameters = new GraphParameters(tf, vae, variables);
    trainingItems = ItemInput.of(tf, training);
    validationItems = ItemInput.of(tf, validation);
    noise =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, vae.latentSize())));
    optimizer = new OptimizerGraph(settings);
    int scheduleSize = optimizer.scheduleSize() + 1;
    scheduleInput = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(scheduleSize)));
    stepInput = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    List<Operand<TFloat32>> scheduled = new ArrayList<>();
    tf.unstack(scheduleInput, (long) scheduleSize).forEach(scheduled::add);

    GraphLayers trainingLayers =
        GraphLayers.training(
            tf, parameters, DropoutNoise.keyedByStep(tf, settings.seed(), stepInput));
    VaeGraph.Loss loss = new VaeGraph(tf, vae, trainingLayers).loss(trainingItems.values(), noise);
    Operand<TFloat32> beta = scheduled.get(optimizer.scheduleSize());
    Operand<TFloat32> objective = tf.math.add(loss.reconstruction(), tf.math.mul(beta, loss.kl()));
    gradients = new GradientGraph(tf, owner.graph(), objective, parameters);
    trainingLoss = tf.stack(List.of(loss.reconstruction(), loss.kl(), objective, gradients.norm()));

    Optional<AverageGraph> averages = optimizer.averages(variables, parameters);
    outcome = averages.map(AverageGraph::parameters).orElse(parameters);

    VaeGraph.Loss measured =
        new VaeGraph(tf, vae, GraphLayers.inference(tf, outcome))
            .loss(validationItems.values(), noise);
    validationLoss = tf.stack(List.of(measured.reconstruction(), measured.kl()));

    List<Op> updates = new ArrayList<>(trainingLayers.updates());
    updates.addAll(optimizer.updates(tf, variables, parameters, averages, gradients, scheduled));
    update = tf.withControlDependencies(updates).noOp();

    variables.initialize(session, weights);
    schedule = TFloat32.tensorOf(Shape.of(scheduleSize));
    scheduleMemory = schedule.asRawTensor().data().asFloats();
    step = TInt64.scalarOf(0);
  }

  /**
   * Changes the weights by one step and returns the loss before it.
   *
   * @param progress how far the training is before this step
   * @param beta the weight of the KL term
   */
  StepResult step(BatchTensors batch, TrainingProgress progress, double beta) {
    feedSchedule(progress, beta);
    try (Result result = trainingRunner(batch).addTarget(update).fetch(trainingLoss).run()) {
      TFloat32 loss = (TFloat32) result.get(0);
      return new StepResult(
          new LossTerms(loss.getFloat(0), loss.getFloat(1), loss.getFloat(2)), loss.getFloat(3));
    }
  }

  /** Returns the loss of a batch in inference mode; its objective is weighted with beta. */
  LossTerms evaluate(BatchTensors batch, double beta) {
    try (Result result =
        session
            .runner()
            .feed(validationItems.placeholder(), batch.items())
            .feed(noise, batch.noise())
            .fetch(validationLoss)
            .run()) {
      TFloat32 loss = (TFloat32) result.get(0);
      double reconstruction = loss.getFloat(0);
      double kl = loss.getFloat(1);
      return new LossTerms(reconstruction, kl, reconstruction + beta * kl);
    }
  }

  /** Returns the gradients of the objective for all trainable parameters, without a step. */
  List<float[]> gradients(BatchTensors batch, TrainingProgress progress, double beta) {
    feedSchedule(progress, beta);
    Session.Runner runner = trainingRunner(batch);
    gradients.raw().forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> arrays = new ArrayList<>();
      for (int i = 0; i < gradients.raw().size(); i++) {
        TFloat32 gradient = (TFloat32) result.get(i);
        float[] array = new float[(int) gradient.size()];
        gradient.asRawTensor().data().asFloats().read(array);
        arrays.add(array);
      }
      return arrays;
    }
  }

  /** Copies the weights as validation uses them: averaged, where the settings say so. */
  Weights weights() {
    return outcome.save(session);
  }

  /**
   * Copies everything that steps change, by name: weights, what the optimizer remembers, averages.
   */
  Map<String, float[]> saveAll() {
    return variables.saveAll(session);
  }

  /**
   * Puts everything that steps change back to what {@link #saveAll} gave.
   *
   * @throws IllegalArgumentException if an array is missing, unknown, or of another size
   */
  void loadAll(Map<String, float[]> values) {
    variables.loadAll(session, values);
  }

  /** Says in words which device holds the weights. */
  String device(int threads) {
    return ComputeDevice.describe(
        session, parameters.variable(parameters.trainable().get(0)).value(), threads);
  }

  private Session.Runner trainingRunner(BatchTensors batch) {
    return session
        .runner()
        .feed(trainingItems.placeholder(), batch.items())
        .feed(noise, batch.noise())
        .feed(scheduleInput, schedule)
        .feed(stepInput, step);
  }

  private void feedSchedule(TrainingProgress progress, double beta) {
    scheduleMemory.write(optimizer.schedule(progress));
    scheduleMemory.setFloat((float) beta, optimizer.scheduleSize());
    step.setLong(progress.step());
  }

  @Override
  public void close() {
    schedule.close();
    step.close();
  }
}
