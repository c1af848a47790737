package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.WeightAveraging;

/**
 * What a step does to some parameters, as ops of a graph: the optimizer's update, then the moving
 * average. The numbers that change from step to step are fed.
 */
final class OptimizerGraph {
  private final UpdateRule rule;
  private final LearningRate learningRate;
  private final Optional<WeightAveraging> averaging;

  OptimizerGraph(Optimizer optimizer, Optional<WeightAveraging> averaging) {
    this.rule = UpdateRule.of(optimizer);
    this.learningRate = optimizer.learningRate();
    this.averaging = averaging;
  }

  /** Returns the number of values that {@link #schedule} gives. */
  int scheduleSize() {
    return rule.scheduleSize() + (averaging.isPresent() ? 1 : 0);
  }

  /**
   * Returns what one update needs, in the order that {@link #updates} expects.
   *
   * @param t the number of the update, from 1
   */
  double[] schedule(TrainingProgress progress, long t) {
    double[] values = rule.schedule(t, learningRate.at(progress));
    double[] schedule = new double[scheduleSize()];
    System.arraycopy(values, 0, schedule, 0, values.length);
    averaging.ifPresent(rule -> schedule[values.length] = 1 - rule.decayAt(t));
    return schedule;
  }

  /**
   * Adds the updates of some parameters and returns the ops that a step runs.
   *
   * @param specs the parameters
   * @param gradients their gradients, clipped
   * @param schedule the values that {@link #schedule} gives, as scalars of the graph
   */
  List<Op> updates(
      Ops tf,
      GraphVariables variables,
      GraphParameters parameters,
      Optional<AverageGraph> averages,
      List<ParameterSpec> specs,
      List<? extends Operand<TFloat32>> gradients,
      List<Operand<TFloat32>> schedule) {
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      ParameterSpec spec = specs.get(i);
      Op updated =
          rule.update(
              new ParameterUpdate(
                  tf, variables, spec, parameters.variable(spec), gradients.get(i), schedule));
      updates.add(
          averages
              .map(all -> all.update(tf, spec, schedule.get(rule.scheduleSize()), updated))
              .orElse(updated));
    }
    return updates;
  }
}
