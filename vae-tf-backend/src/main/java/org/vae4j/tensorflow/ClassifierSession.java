package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
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
import org.vae4j.model.Weights;
import org.vae4j.tensorflow.ClassifierEpoch.Score;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/**
 * A graph that trains and measures one classifier, and the session that holds its weights. Owns the
 * tensors that it feeds; not safe to use from many threads.
 */
final class ClassifierSession implements AutoCloseable {
  private final Session session;
  private final GraphParameters outcome;
  private final ItemInput trainingItems;
  private final ItemInput validationItems;
  private final Placeholder<TFloat32> labels;
  private final Placeholder<TFloat32> scheduleInput;
  private final Placeholder<TInt64> stepInput;
  private final TFloat32 schedule;
  private final FloatDataBuffer scheduleMemory;
  private final TInt64 step;
  private final OptimizerGraph optimizer;
  private final GradientGraph gradients;
  private final Operand<TFloat32> trainingScore;
  private final Operand<TFloat32> validationScore;
  private final Op update;

  /**
   * Builds the graph and loads these weights.
   *
   * @param settings tells the optimizer and what belongs to it, and the seed
   * @param validation the items that {@link #evaluate} will be given; tells their type only
   */
  ClassifierSession(
      GraphSession owner,
      Classifier classifier,
      Weights weights,
      TrainingSettings settings,
      Dataset training,
      Dataset validation) {
    session = owner.session();
    Ops tf = Ops.create(owner.graph());
    GraphVariables variables = new GraphVariables(tf);
    GraphParameters parameters = new GraphParameters(tf, classifier.parameters(), variables);
    Float32Pin float32 = owner.float32(tf);
    trainingItems = ItemInput.of(tf, training);
    validationItems = ItemInput.of(tf, validation);
    labels =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, classifier.classes())));
    optimizer = new OptimizerGraph(settings);
    int scheduleSize = optimizer.scheduleSize();
    scheduleInput = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(scheduleSize)));
    stepInput = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    List<Operand<TFloat32>> scheduled = new ArrayList<>();
    tf.unstack(scheduleInput, (long) scheduleSize).forEach(scheduled::add);

    GraphLayers layers =
        GraphLayers.training(
            tf, parameters, DropoutNoise.keyedByStep(tf, settings.seed(), stepInput));
    ClassifierGraph trained =
        ClassifierGraph.of(tf, classifier, layers, float32, trainingItems.values());
    Operand<TFloat32> loss = trained.loss(tf, labels);
    trainingScore = trained.score(tf, loss, labels);
    gradients = new GradientGraph(tf, owner.graph(), loss, parameters, float32);

    Optional<AverageGraph> averages = optimizer.averages(variables, parameters);
    outcome = averages.map(AverageGraph::parameters).orElse(parameters);
    ClassifierGraph measured =
        ClassifierGraph.of(
            tf, classifier, GraphLayers.inference(tf, outcome), float32, validationItems.values());
    validationScore = measured.score(tf, measured.loss(tf, labels), labels);

    List<Op> updates = new ArrayList<>(layers.updates());
    updates.addAll(optimizer.updates(tf, variables, parameters, averages, gradients, scheduled));
    update = tf.withControlDependencies(updates).noOp();

    variables.initialize(session, weights);
    schedule = TFloat32.tensorOf(Shape.of(scheduleSize));
    scheduleMemory = schedule.asRawTensor().data().asFloats();
    step = TInt64.scalarOf(0);
  }

  /**
   * Changes the weights by one step and returns the score before it.
   *
   * @param progress how far the training is before this step
   */
  Score step(BatchTensors batch, TrainingProgress progress) {
    try (Result result =
        trainingRunner(batch, progress).addTarget(update).fetch(trainingScore).run()) {
      return score(result);
    }
  }

  /** Returns the score of a batch in inference mode. */
  Score evaluate(BatchTensors batch) {
    try (Result result =
        session
            .runner()
            .feed(validationItems.placeholder(), batch.items())
            .feed(labels, batch.noise())
            .fetch(validationScore)
            .run()) {
      return score(result);
    }
  }

  /** Returns the gradients of the loss for all trainable parameters, without a step. */
  List<float[]> gradients(BatchTensors batch, TrainingProgress progress) {
    Session.Runner runner = trainingRunner(batch, progress);
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

  private Session.Runner trainingRunner(BatchTensors batch, TrainingProgress progress) {
    scheduleMemory.write(optimizer.schedule(progress));
    step.setLong(progress.step());
    return session
        .runner()
        .feed(trainingItems.placeholder(), batch.items())
        .feed(labels, batch.noise())
        .feed(scheduleInput, schedule)
        .feed(stepInput, step);
  }

  private static Score score(Result result) {
    TFloat32 score = (TFloat32) result.get(0);
    return new Score(score.getFloat(0), score.getFloat(1));
  }

  @Override
  public void close() {
    schedule.close();
    step.close();
  }
}
