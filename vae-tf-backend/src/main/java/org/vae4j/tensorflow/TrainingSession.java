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
import org.vae4j.model.Elbo;
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
  private final ConditionInput condition;
  private final Placeholder<TFloat32> noise;
  private final Placeholder<TFloat32> scheduleInput;
  private final Placeholder<TInt64> stepInput;
  private final TFloat32 schedule;
  private final FloatDataBuffer scheduleMemory;
  private final TInt64 step;
  private final OptimizerGraph optimizer;
  private final ObjectiveGraph objective;
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
    condition = ConditionInput.of(tf, vae);
    noise =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, vae.latentSize())));
    optimizer = new OptimizerGraph(settings);
    int scheduleSize = optimizer.scheduleSize();
    scheduleInput = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(scheduleSize)));
    stepInput = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    List<Operand<TFloat32>> scheduled = new ArrayList<>();
    tf.unstack(scheduleInput, (long) scheduleSize).forEach(scheduled::add);

    GraphLayers trainingLayers =
        GraphLayers.training(
            tf, parameters, DropoutNoise.keyedByStep(tf, settings.seed(), stepInput));
    Float32Pin float32 = owner.float32(tf);
    VaeGraph.Loss loss =
        new VaeGraph(tf, vae, trainingLayers, float32, condition)
            .loss(trainingItems.values(), noise);
    objective = new ObjectiveGraph(tf, (Elbo) vae.objective());
    Operand<TFloat32> minimized = objective.of(loss);
    gradients = new GradientGraph(tf, owner.graph(), minimized, parameters, float32);
    trainingLoss = tf.stack(List.of(loss.reconstruction(), loss.kl(), minimized, gradients.norm()));

    Optional<AverageGraph> averages = optimizer.averages(variables, parameters);
    outcome = averages.map(AverageGraph::parameters).orElse(parameters);

    VaeGraph.Loss measured =
        new VaeGraph(tf, vae, GraphLayers.inference(tf, outcome), float32, condition)
            .loss(validationItems.values(), noise);
    validationLoss =
        tf.stack(List.of(measured.reconstruction(), measured.kl(), objective.of(measured)));

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
   * @param values what the objective has at this step
   */
  StepResult step(BatchTensors batch, TrainingProgress progress, ObjectiveValues values) {
    feedSchedule(progress);
    try (Result result =
        trainingRunner(batch, values).addTarget(update).fetch(trainingLoss).run()) {
      return new StepResult(terms(result), ((TFloat32) result.get(0)).getFloat(3));
    }
  }

  /** Returns the loss of a batch in inference mode; its objective has these values. */
  LossTerms evaluate(BatchTensors batch, ObjectiveValues values) {
    try (Result result =
        objective
            .feed(condition.feed(session.runner(), batch), values)
            .feed(validationItems.placeholder(), batch.items())
            .feed(noise, batch.noise())
            .fetch(validationLoss)
            .run()) {
      return terms(result);
    }
  }

  private static LossTerms terms(Result result) {
    TFloat32 loss = (TFloat32) result.get(0);
    return new LossTerms(loss.getFloat(0), loss.getFloat(1), loss.getFloat(2));
  }

  /** Returns the gradients of the objective for all trainable parameters, without a step. */
  List<float[]> gradients(BatchTensors batch, TrainingProgress progress, ObjectiveValues values) {
    feedSchedule(progress);
    Session.Runner runner = trainingRunner(batch, values);
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

  private Session.Runner trainingRunner(BatchTensors batch, ObjectiveValues values) {
    return objective
        .feed(condition.feed(session.runner(), batch), values)
        .feed(trainingItems.placeholder(), batch.items())
        .feed(noise, batch.noise())
        .feed(scheduleInput, schedule)
        .feed(stepInput, step);
  }

  private void feedSchedule(TrainingProgress progress) {
    scheduleMemory.write(optimizer.schedule(progress));
    step.setLong(progress.step());
  }

  @Override
  public void close() {
    objective.close();
    schedule.close();
    step.close();
  }
}
