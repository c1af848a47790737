package org.vae4j.tensorflow;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.vae4j.data.Dataset;
import org.vae4j.model.Weights;
import org.vae4j.tensorflow.ClassifierEpoch.Score;
import org.vae4j.training.LossTerms;
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
  private final Placeholder<TInt64> stepInput;
  private final TInt64 step;
  private final FedScalars schedule;
  private final MoveGraph move;
  private final Operand<TFloat32> validationScore;

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
    stepInput = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    GraphLayers layers =
        GraphLayers.training(
            tf, parameters, DropoutNoise.keyedByStep(tf, settings.seed(), stepInput));
    ClassifierGraph trained =
        ClassifierGraph.of(tf, classifier, layers, float32, trainingItems.values());
    Operand<TFloat32> loss = trained.loss(tf, labels);
    move =
        new MoveGraph(
            tf,
            owner.graph(),
            new Move(
                trained.score(tf, loss, labels),
                List.of(new Move.Player(loss, parameter -> true)),
                layers.updates(),
                1),
            parameters,
            settings,
            float32);

    Optional<AverageGraph> averages =
        settings.averaging().map(averaging -> new AverageGraph(variables, parameters));
    outcome = averages.map(AverageGraph::parameters).orElse(parameters);
    ClassifierGraph measured =
        ClassifierGraph.of(
            tf, classifier, GraphLayers.inference(tf, outcome), float32, validationItems.values());
    validationScore =
        tf.stack(List.copyOf(measured.score(tf, measured.loss(tf, labels), labels).values()));

    schedule = new FedScalars(tf, move.scheduleSize());
    move.addUpdates(tf, variables, parameters, averages, schedule.scalars());
    variables.initialize(session, weights);
    step = TInt64.scalarOf(0);
  }

  /**
   * Changes the weights by one step and returns the score before it.
   *
   * @param progress how far the training is before this step
   */
  Score step(BatchTensors batch, TrainingProgress progress) {
    LossTerms terms = move.run(trainingRunner(batch, progress)).loss();
    return new Score(terms.value(ClassifierGraph.LOSS), terms.value(ClassifierGraph.ACCURACY));
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
      TFloat32 score = (TFloat32) result.get(0);
      return new Score(score.getFloat(0), score.getFloat(1));
    }
  }

  /** Returns the gradients of the loss for all trainable parameters, without a step. */
  List<float[]> gradients(BatchTensors batch, TrainingProgress progress) {
    return move.players().get(0).gradients().read(trainingRunner(batch, progress));
  }

  /** Copies the weights as validation uses them: averaged, where the settings say so. */
  Weights weights() {
    return outcome.save(session);
  }

  private Session.Runner trainingRunner(BatchTensors batch, TrainingProgress progress) {
    schedule.set(0, move.schedule(progress, 0));
    step.setLong(progress.step());
    return schedule
        .feed(session.runner())
        .feed(trainingItems.placeholder(), batch.items())
        .feed(labels, batch.noise())
        .feed(stepInput, step);
  }

  @Override
  public void close() {
    schedule.close();
    step.close();
  }
}
