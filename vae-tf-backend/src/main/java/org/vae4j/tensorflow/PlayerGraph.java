package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;

/**
 * How a player of a move changes its parameters: gradients, clipping by all of them together, and
 * an optimizer for each group of parameters.
 */
final class PlayerGraph {
  private final List<ParameterSpec> specs;
  private final GradientGraph gradients;
  private final TrainingSettings settings;
  private final Map<Optimizer, OptimizerGraph> optimizers = new LinkedHashMap<>();

  PlayerGraph(
      Ops tf,
      Graph graph,
      Move.Player player,
      GraphParameters parameters,
      TrainingSettings settings,
      Float32Pin float32) {
    this.specs = parameters.trainable().stream().filter(player.changes()).toList();
    this.settings = settings;
    this.gradients = new GradientGraph(tf, graph, player.minimized(), parameters, specs, float32);
    for (ParameterSpec spec : specs) {
      optimizers.computeIfAbsent(
          settings.optimizerOf(spec),
          optimizer -> new OptimizerGraph(optimizer, settings.averaging()));
    }
  }

  GradientGraph gradients() {
    return gradients;
  }

  /** Returns the number of values that {@link #schedule} gives. */
  int scheduleSize() {
    return optimizers.values().stream().mapToInt(OptimizerGraph::scheduleSize).sum();
  }

  /**
   * Returns what one update needs, in the order that {@link #updates} expects.
   *
   * @param t the number of the update, from 1
   */
  double[] schedule(TrainingProgress progress, long t) {
    return optimizers.values().stream()
        .flatMapToDouble(optimizer -> Arrays.stream(optimizer.schedule(progress, t)))
        .toArray();
  }

  /** Adds the updates of all parameters of the player and returns the ops that a step runs. */
  List<Op> updates(
      Ops tf,
      GraphVariables variables,
      GraphParameters parameters,
      Optional<AverageGraph> averages,
      List<Operand<TFloat32>> schedule) {
    List<? extends Operand<TFloat32>> clipped =
        settings.clipping().isPresent()
            ? gradients.clipped(settings.clipping().get())
            : gradients.raw();
    List<Op> updates = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Optimizer, OptimizerGraph> group : optimizers.entrySet()) {
      List<ParameterSpec> members = new ArrayList<>();
      List<Operand<TFloat32>> theirs = new ArrayList<>();
      for (int i = 0; i < specs.size(); i++) {
        if (settings.optimizerOf(specs.get(i)).equals(group.getKey())) {
          members.add(specs.get(i));
          theirs.add(clipped.get(i));
        }
      }
      int size = group.getValue().scheduleSize();
      updates.addAll(
          group
              .getValue()
              .updates(
                  tf,
                  variables,
                  parameters,
                  averages,
                  members,
                  theirs,
                  schedule.subList(next, next + size)));
      next += size;
    }
    return updates;
  }
}
