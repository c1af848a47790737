package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.layer.LayerPosition;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Weights;

/** The parameters of a model, each in a variable of a graph. */
final class GraphParameters {
  private final Ops tf;
  private final List<ParameterSpec> specs;
  private final Map<String, GraphVariable> variables;
  private final Map<String, Operand<TFloat32>> replaced;

  private GraphParameters(
      Ops tf,
      List<ParameterSpec> specs,
      Map<String, GraphVariable> variables,
      Map<String, Operand<TFloat32>> replaced) {
    this.tf = tf;
    this.specs = specs;
    this.variables = variables;
    this.replaced = replaced;
  }

  private GraphParameters(
      Ops tf, List<ParameterSpec> specs, Function<ParameterSpec, GraphVariable> variableOf) {
    this(tf, specs, new LinkedHashMap<>(), Map.of());
    for (ParameterSpec spec : specs) {
      variables.put(spec.name(), variableOf.apply(spec));
    }
  }

  /** Adds a variable for each parameter, under the parameter's name. */
  GraphParameters(Ops tf, List<ParameterSpec> specs, GraphVariables all) {
    this(
        tf, specs, spec -> all.add(spec.name(), spec.shape(), weights -> weights.get(spec.name())));
  }

  /** Returns the same parameters with other variables in the place of the trainable ones. */
  GraphParameters with(Function<ParameterSpec, GraphVariable> trainable) {
    return new GraphParameters(
        tf, specs, spec -> spec.role().trainable() ? trainable.apply(spec) : variable(spec));
  }

  /**
   * Returns the same parameters, of which layers read some as others.
   *
   * @param values what {@link #value} returns for a parameter's name in the variable's place
   */
  GraphParameters reading(Map<String, Operand<TFloat32>> values) {
    return new GraphParameters(tf, specs, variables, Map.copyOf(values));
  }

  /** Returns the value of a layer's parameter. */
  Operand<TFloat32> value(LayerPosition position, Role role) {
    String name = name(position, role);
    Operand<TFloat32> other = replaced.get(name);
    return other == null ? variables.get(name).value() : other;
  }

  /** Returns an op that gives a layer's parameter a new value. */
  Op assign(LayerPosition position, Role role, Operand<TFloat32> newValue) {
    return tf.assignVariableOp(variables.get(name(position, role)).handle(), newValue);
  }

  /** Returns the parameters that gradients change, in order. */
  List<ParameterSpec> trainable() {
    return specs.stream().filter(spec -> spec.role().trainable()).toList();
  }

  /** Returns the variable that holds a parameter. */
  GraphVariable variable(ParameterSpec spec) {
    return variables.get(spec.name());
  }

  /** Copies the values of all parameters out of the session. */
  Weights save(Session session) {
    Map<String, float[]> values = GraphVariables.save(session, variables.values());
    return Weights.of(specs, spec -> values.get(variable(spec).name()));
  }

  private static String name(LayerPosition position, Role role) {
    return position.name() + "." + role.label();
  }
}
