package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/** A move that can be made: its losses and its changes of the weights, in one run of a session. */
final class MoveGraph {
  private final Move move;
  private final List<PlayerGraph> players = new ArrayList<>();
  private final List<String> names;
  private final Operand<TFloat32> result;
  private Optional<Op> change = Optional.empty();

  MoveGraph(
      Ops tf,
      Graph graph,
      Move move,
      GraphParameters parameters,
      TrainingSettings settings,
      Float32Pin float32) {
    this.move = move;
    for (Move.Player player : move.players()) {
      players.add(new PlayerGraph(tf, graph, player, parameters, settings, float32));
    }
    names = List.copyOf(move.terms().keySet());
    List<Operand<TFloat32>> fetched = new ArrayList<>(move.terms().values());
    players.forEach(player -> fetched.add(player.gradients().norm()));
    result = tf.stack(fetched);
  }

  /** Returns how often a step makes this move. */
  int times() {
    return move.times();
  }

  /** Returns the players, in the order of the move. */
  List<PlayerGraph> players() {
    return players;
  }

  /** Returns the number of values that {@link #schedule} gives. */
  int scheduleSize() {
    return players.stream().mapToInt(PlayerGraph::scheduleSize).sum();
  }

  /**
   * Returns what the optimizers of the move need.
   *
   * @param repetition how often the move was made in this step before
   */
  double[] schedule(TrainingProgress progress, int repetition) {
    long t = progress.step() * move.times() + repetition + 1;
    return players.stream()
        .flatMapToDouble(player -> Arrays.stream(player.schedule(progress, t)))
        .toArray();
  }

  /** Adds the updates; the schedule is given as scalars of the graph. */
  void addUpdates(
      Ops tf,
      GraphVariables variables,
      GraphParameters parameters,
      Optional<AverageGraph> averages,
      List<Operand<TFloat32>> schedule) {
    List<Op> updates = new ArrayList<>(move.updates());
    int next = 0;
    for (PlayerGraph player : players) {
      int size = player.scheduleSize();
      updates.addAll(
          player.updates(tf, variables, parameters, averages, schedule.subList(next, next + size)));
      next += size;
    }
    change = Optional.of(tf.withControlDependencies(updates).noOp());
  }

  /** Changes the weights and returns the losses and the gradients' length before that. */
  StepResult run(Session.Runner runner) {
    try (Result run = runner.addTarget(change.orElseThrow()).fetch(result).run()) {
      TFloat32 values = (TFloat32) run.get(0);
      double squares = 0;
      for (int i = 0; i < players.size(); i++) {
        double norm = values.getFloat(names.size() + i);
        squares += norm * norm;
      }
      return new StepResult(terms(names, values), Math.sqrt(squares));
    }
  }

  /** Returns the first values under these names. */
  static LossTerms terms(List<String> names, TFloat32 values) {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      terms.put(names.get(i), (double) values.getFloat(i));
    }
    return new LossTerms(terms);
  }
}
