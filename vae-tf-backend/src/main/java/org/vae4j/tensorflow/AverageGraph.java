package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;

/** A moving average of each trainable parameter, in variables of its own. */
final class AverageGraph {
  private final GraphParameters parameters;
  private final Map<String, GraphVariable> averages = new LinkedHashMap<>();

  AverageGraph(GraphVariables variables, GraphParameters parameters) {
    this.parameters = parameters;
    for (ParameterSpec spec : parameters.trainable()) {
      averages.put(
          spec.name(),
          variables.add(
              spec.name() + "/average", spec.shape(), weights -> weights.get(spec.name())));
    }
  }

  /** Returns the parameters with the averages in the place of the trained ones. */
  GraphParameters parameters() {
    return parameters.with(spec -> averages.get(spec.name()));
  }

  /**
   * Moves an average towards its parameter: {@code average -= rate * (average - w)}, two passes
   * over the numbers.
   *
   * @param rate one minus the decay, a scalar
   * @param updated the op after which the parameter has its new value
   */
  Op update(Ops tf, ParameterSpec spec, Operand<TFloat32> rate, Op updated) {
    GraphVariable average = averages.get(spec.name());
    Operand<TFloat32> newValue =
        tf.withControlDependencies(List.of(updated))
            .readVariableOp(parameters.variable(spec).handle(), TFloat32.class);
    return tf.train.resourceApplyGradientDescent(
        average.handle(), rate, tf.math.sub(average.value(), newValue));
  }
}
