package org.vae4j.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;

/**
 * What an {@link UpdateRule} has at hand to change one parameter.
 *
 * @param tf where ops are made
 * @param variables where slots are made
 * @param spec the parameter
 * @param parameter its variable
 * @param gradient its gradient, clipped
 * @param schedule what {@link UpdateRule#schedule} gives, as scalars of the graph
 */
record ParameterUpdate(
    Ops tf,
    GraphVariables variables,
    ParameterSpec spec,
    GraphVariable parameter,
    Operand<TFloat32> gradient,
    List<Operand<TFloat32>> schedule) {

  /** Returns a new variable of the parameter's shape that starts with zeros. */
  GraphVariable slot(String name) {
    return variables.add(
        spec.name() + "/" + name, spec.shape(), weights -> new float[spec.shape().volume()]);
  }

  /** Returns the same in which all ops wait for this one. */
  ParameterUpdate after(Op first) {
    return new ParameterUpdate(
        tf.withControlDependencies(List.of(first)), variables, spec, parameter, gradient, schedule);
  }
}
