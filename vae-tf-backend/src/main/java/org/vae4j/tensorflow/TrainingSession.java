package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.PlaceholderWithDefault;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.vae4j.data.Dataset;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Weights;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/**
 * A graph that trains and measures one model, and the session that holds its weights. Owns the
 * tensors that it feeds; not safe to use from many threads.
 */
final class TrainingSession implements AutoCloseable {
  private final Session session;
  private final GraphVariables variables;
  private final GraphParameters parameters;
  private final ItemInput trainingItems;
  private final ItemInput validationItems;
  private final ConditionInput condition;
  private final Placeholder<TFloat32> noise;
  private final PlaceholderWithDefault<TInt32> repetitionInput;
  private final Placeholder<TInt64> stepInput;
  private final TInt64 step;
  private final TInt32 repetition;
  private final FedScalars values;
  private final FedScalars schedule;
  private final List<MoveGraph> moves = new ArrayList<>();
  private final List<String> measuredNames;
  private final Operand<TFloat32> measured;
  private final GraphParameters outcome;

  /**
   * Builds the graph and loads these weights.
   *
   * @param objective what is trained
   * @param model the description
   * @param settings tells the optimizers and what belongs to them, and the seed
   * @param validation the items that {@link #evaluate} will be given; tells their type only
   */
  TrainingSession(
      GraphSession owner,
      GraphObjective objective,
      GenerativeModel model,
      Weights weights,
      TrainingSettings settings,
      Dataset training,
      Dataset validation) {
    session = owner.session();
    Ops tf = Ops.create(owner.graph());
    variables = new GraphVariables(tf);
    parameters = new GraphParameters(tf, model.parameters(), variables);
    trainingItems = ItemInput.of(tf, training);
    validationItems = ItemInput.of(tf, validation);
    condition = ConditionInput.of(tf, model);
    noise =
        tf.placeholder(
            TFloat32.class,
            Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, objective.noisePerItem())));
    repetitionInput = tf.placeholderWithDefault(tf.constant(0), Shape.scalar());
    stepInput = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    values = new FedScalars(tf, objective.valueCount());
    Float32Pin float32 = owner.float32(tf);

    DropoutNoise dropout = DropoutNoise.keyedByStep(tf, settings.seed(), stepInput);
    BatchGraph batch =
        new BatchGraph(
            tf,
            trainingItems.values(),
            noise,
            repetitionInput,
            values.scalars(),
            condition,
            parameters,
            float32,
            () -> GraphLayers.training(tf, parameters, dropout));
    for (Move move : objective.moves(batch)) {
      moves.add(new MoveGraph(tf, owner.graph(), move, parameters, settings, float32));
    }
    Optional<AverageGraph> averages =
        settings.averaging().map(averaging -> new AverageGraph(variables, parameters));
    outcome = averages.map(AverageGraph::parameters).orElse(parameters);

    Map<String, Operand<TFloat32>> terms =
        objective.measure(
            new BatchGraph(
                tf,
                validationItems.values(),
                noise,
                repetitionInput,
                values.scalars(),
                condition,
                outcome,
                float32,
                () -> GraphLayers.inference(tf, outcome)));
    measuredNames = List.copyOf(terms.keySet());
    measured = tf.stack(List.copyOf(terms.values()));

    schedule =
        new FedScalars(tf, moves.stream().mapToInt(MoveGraph::scheduleSize).max().orElseThrow());
    for (MoveGraph move : moves) {
      move.addUpdates(tf, variables, parameters, averages, schedule.scalars());
    }
    variables.initialize(session, weights);
    step = TInt64.scalarOf(0);
    repetition = TInt32.scalarOf(0);
  }

  /**
   * Changes the weights by one step and returns the loss before it, of each move.
   *
   * @param progress how far the training is before this step
   * @param objectiveValues what the objective has at this step
   */
  StepResult step(BatchTensors batch, TrainingProgress progress, double... objectiveValues) {
    prepare(progress, objectiveValues);
    if (moves.size() == 1 && moves.get(0).times() == 1) {
      return make(moves.get(0), batch, progress, 0);
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    double squares = 0;
    for (MoveGraph move : moves) {
      for (int time = 0; time < move.times(); time++) {
        StepResult result = make(move, batch, progress, time);
        terms.putAll(result.loss().values());
        squares += result.gradientNorm() * result.gradientNorm();
      }
    }
    return new StepResult(new LossTerms(terms), Math.sqrt(squares));
  }

  private StepResult make(MoveGraph move, BatchTensors batch, TrainingProgress progress, int time) {
    schedule.set(0, move.schedule(progress, time));
    Session.Runner runner = schedule.feed(trainingRunner(batch));
    if (move.times() > 1) {
      repetition.setInt(time);
      runner.feed(repetitionInput, repetition);
    }
    return move.run(runner);
  }

  /** Returns the loss of a batch in inference mode; its objective has these values. */
  LossTerms evaluate(BatchTensors batch, double... objectiveValues) {
    values.set(0, objectiveValues);
    try (Result result =
        values
            .feed(condition.feed(session.runner(), batch))
            .feed(validationItems.placeholder(), batch.items())
            .feed(noise, batch.noise())
            .fetch(measured)
            .run()) {
      return MoveGraph.terms(measuredNames, (TFloat32) result.get(0));
    }
  }

  /** Returns the gradients of a player for its trainable parameters, without a step. */
  List<float[]> gradients(
      int move,
      int player,
      BatchTensors batch,
      TrainingProgress progress,
      double... objectiveValues) {
    prepare(progress, objectiveValues);
    return moves.get(move).players().get(player).gradients().read(trainingRunner(batch));
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

  private void prepare(TrainingProgress progress, double... objectiveValues) {
    values.set(0, objectiveValues);
    step.setLong(progress.step());
  }

  private Session.Runner trainingRunner(BatchTensors batch) {
    return values
        .feed(condition.feed(session.runner(), batch))
        .feed(trainingItems.placeholder(), batch.items())
        .feed(noise, batch.noise())
        .feed(stepInput, step);
  }

  @Override
  public void close() {
    values.close();
    schedule.close();
    step.close();
    repetition.close();
  }
}
