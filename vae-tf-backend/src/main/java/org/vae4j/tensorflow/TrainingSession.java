package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
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
import org.vae4j.training.Adam;
import org.vae4j.training.LossTerms;

/**
 * A graph that trains and measures one model, and the session that holds its weights. Owns both;
 * not safe to use from many threads.
 */
final class TrainingSession implements AutoCloseable {
  private final Session session;
  private final GraphParameters parameters;
  private final ItemInput trainingItems;
  private final ItemInput validationItems;
  private final Placeholder<TFloat32> noise;
  private final Placeholder<TFloat32> scheduleInput;
  private final Placeholder<TInt64> stepInput;
  private final TFloat32 schedule;
  private final FloatDataBuffer scheduleMemory;
  private final TInt64 step;
  private final AdamGraph adam;
  private final ObjectiveGraph objective;
  private final Operand<TFloat32> trainingLoss;
  private final Operand<TFloat32> validationLoss;
  private final List<Output<TFloat32>> gradients;
  private final Op update;

  /**
   * Builds the graph and loads these weights.
   *
   * @param validation the items that {@link #evaluate} will be given; tells their type only
   */
  TrainingSession(
      GraphSession owner,
      Vae vae,
      Weights weights,
      Adam optimizer,
      long seed,
      Dataset training,
      Dataset validation) {
    session = owner.session();
    Ops tf = Ops.create(owner.graph());
    parameters = new GraphParameters(tf, vae);
    trainingItems = ItemInput.of(tf, training);
    validationItems = ItemInput.of(tf, validation);
    noise =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, vae.latentSize())));
    scheduleInput =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(AdamGraph.SCHEDULE_SIZE)));
    stepInput = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    List<Operand<TFloat32>> scheduled = new ArrayList<>();
    tf.unstack(scheduleInput, (long) AdamGraph.SCHEDULE_SIZE).forEach(scheduled::add);

    GraphLayers trainingLayers =
        GraphLayers.training(tf, parameters, DropoutNoise.keyedByStep(tf, seed, stepInput));
    VaeGraph.Loss loss = new VaeGraph(tf, vae, trainingLayers).loss(trainingItems.values(), noise);
    objective = new ObjectiveGraph(tf, (Elbo) vae.objective());
    trainingLoss = objective.terms(loss);

    VaeGraph.Loss measured =
        new VaeGraph(tf, vae, GraphLayers.inference(tf, parameters))
            .loss(validationItems.values(), noise);
    validationLoss = objective.terms(measured);

    gradients = AdamGraph.gradients(owner.graph(), objective.objective(loss), parameters);
    adam = new AdamGraph(tf, optimizer, parameters, scheduled, gradients);
    List<Op> updates = new ArrayList<>(trainingLayers.updates());
    updates.addAll(adam.updates());
    update = tf.withControlDependencies(updates).noOp();

    parameters.load(session, weights);
    adam.initialize(session);
    schedule = TFloat32.tensorOf(Shape.of(AdamGraph.SCHEDULE_SIZE));
    scheduleMemory = schedule.asRawTensor().data().asFloats();
    step = TInt64.scalarOf(0);
  }

  /**
   * Changes the weights by one step and returns the loss before it.
   *
   * @param done the number of steps done before this one
   * @param values what the objective has at this step
   */
  LossTerms step(BatchTensors batch, long done, ObjectiveValues values) {
    feedSchedule(done);
    try (Result result =
        trainingRunner(batch, values).addTarget(update).fetch(trainingLoss).run()) {
      return terms(result);
    }
  }

  /** Returns the loss of a batch in inference mode; its objective has these values. */
  LossTerms evaluate(BatchTensors batch, ObjectiveValues values) {
    try (Result result =
        objective
            .feed(session.runner(), values)
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
  List<float[]> gradients(BatchTensors batch, long done, ObjectiveValues values) {
    feedSchedule(done);
    Session.Runner runner = trainingRunner(batch, values);
    gradients.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> arrays = new ArrayList<>();
      for (int i = 0; i < gradients.size(); i++) {
        TFloat32 gradient = (TFloat32) result.get(i);
        float[] array = new float[(int) gradient.size()];
        gradient.asRawTensor().data().asFloats().read(array);
        arrays.add(array);
      }
      return arrays;
    }
  }

  /** Copies the weights as they are now. */
  Weights weights() {
    return parameters.save(session);
  }

  /** Says in words which device holds the weights. */
  String device(int threads) {
    return ComputeDevice.describe(
        session, parameters.value(parameters.trainable().get(0)), threads);
  }

  private Session.Runner trainingRunner(BatchTensors batch, ObjectiveValues values) {
    return objective
        .feed(session.runner(), values)
        .feed(trainingItems.placeholder(), batch.items())
        .feed(noise, batch.noise())
        .feed(scheduleInput, schedule)
        .feed(stepInput, step);
  }

  private void feedSchedule(long done) {
    scheduleMemory.write(adam.schedule(done + 1));
    step.setLong(done);
  }

  @Override
  public void close() {
    objective.close();
    schedule.close();
    step.close();
  }
}
