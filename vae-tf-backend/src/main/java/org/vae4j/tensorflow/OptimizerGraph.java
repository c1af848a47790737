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
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;
import org.vae4j.training.WeightAveraging;

/**
 * What a step does with gradients, as ops of a graph: clipping, the optimizer's update, then the
 * moving average, in this order. The numbers that change from step to step are fed.
 */
final class OptimizerGraph {
  private final TrainingSettings settings;
  private final UpdateRule rule;
  private final LearningRate learningRate;

  OptimizerGraph(TrainingSettings settings) {
    this.settings = settings;
    rule = UpdateRule.of(settings.optimizer());
    learningRate = settings.optimizer().learningRate();
  }

  /** Returns the number of values that {@link #schedule} gives. */
  int scheduleSize() {
    return rule.scheduleSize() + (settings.averaging().isPresent() ? 1 : 0);
  }

  /** Returns what one step needs, in the order that {@link #updates} expects. */
  float[] schedule(TrainingProgress progress) {
    long t = progress.step() + 1;
    double[] values = rule.schedule(t, learningRate.at(progress));
    float[] schedule = new float[scheduleSize()];
    for (int i = 0; i < values.length; i++) {
      schedule[i] = (float) values[i];
    }
    Optional<WeightAveraging> averaging = settings.averaging();
    if (averaging.isPresent()) {
      schedule[values.length] = (float) (1 - averaging.get().decayAt(t));
    }
    return schedule;
  }

  /** Returns the averages of the parameters, if there are to be any; adds their variables. */
  Optional<AverageGraph> averages(GraphVariables variables, GraphParameters parameters) {
    return settings.averaging().map(averaging -> new AverageGraph(variables, parameters));
  }

  /**
   * Adds the updates of all trainable parameters and returns the ops that a step runs.
   *
   * @param schedule the values that {@link #schedule} gives, as scalars of the graph
   */
  List<Op> updates(
      Ops tf,
      GraphVariables variables,
      GraphParameters parameters,
      Optional<AverageGraph> averages,
      GradientGraph gradients,
      List<Operand<TFloat32>> schedule) {
    List<? extends Operand<TFloat32>> clipped =
        settings.clipping().isPresent()
            ? gradients.clipped(settings.clipping().get())
            : gradients.raw();
    List<Op> updates = new ArrayList<>();
    List<ParameterSpec> specs = parameters.trainable();
    for (int i = 0; i < specs.size(); i++) {
      ParameterSpec spec = specs.get(i);
      Op updated =
          rule.update(
              new ParameterUpdate(
                  tf, variables, spec, parameters.variable(spec), clipped.get(i), schedule));
      updates.add(
          averages
              .map(all -> all.update(tf, spec, schedule.get(rule.scheduleSize()), updated))
              .orElse(updated));
    }
    return updates;
  }
}
