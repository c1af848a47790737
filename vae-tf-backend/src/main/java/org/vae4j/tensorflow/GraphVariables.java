package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.model.Weights;

/**
 * All variables of a graph by name, in the order of their making: parameters, what optimizers
 * remember, averages. Together they are everything that a training session changes.
 */
final class GraphVariables {
  private final Ops tf;
  private final Map<String, GraphVariable> variables = new LinkedHashMap<>();

  GraphVariables(Ops tf) {
    this.tf = tf;
  }

  /**
   * Adds a variable, which has no value before {@link #initialize} or {@link #loadAll}.
   *
   * @param initial what it starts with, given the weights that training starts from
   * @throws IllegalStateException if there is one of this name
   */
  GraphVariable add(String name, Shape shape, Function<Weights, float[]> initial) {
    if (variables.containsKey(name)) {
      throw new IllegalStateException(
          Require.message("variable " + name, "a new name", "a second use of it", "rename one"));
    }
    GraphVariable variable = GraphVariable.create(tf, name, shape, initial);
    variables.put(name, variable);
    return variable;
  }

  /** Gives all variables the values that training starts with. */
  void initialize(Session session, Weights weights) {
    Map<String, float[]> values = new LinkedHashMap<>();
    variables.forEach((name, variable) -> values.put(name, variable.initial().apply(weights)));
    loadAll(session, values);
  }

  /** Copies the values of all variables out of a session, row-major, in order. */
  Map<String, float[]> saveAll(Session session) {
    return save(session, variables.values());
  }

  /** Copies the values of some variables out of a session, row-major. */
  static Map<String, float[]> save(Session session, Collection<GraphVariable> some) {
    Session.Runner runner = session.runner();
    some.forEach(variable -> runner.fetch(variable.value()));
    Map<String, float[]> values = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      int index = 0;
      for (GraphVariable variable : some) {
        float[] array = new float[variable.shape().volume()];
        ((TFloat32) result.get(index++)).asRawTensor().data().asFloats().read(array);
        values.put(variable.name(), array);
      }
    }
    return values;
  }

  /**
   * Gives all variables new values; where an exception is thrown, all keep the old ones.
   *
   * @param values the values of every variable by name, row-major
   * @throws IllegalArgumentException if a variable is missing, unknown, or of another size
   */
  void loadAll(Session session, Map<String, float[]> values) {
    requireFit(values);
    List<TFloat32> tensors = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (GraphVariable variable : variables.values()) {
        TFloat32 tensor =
            TFloat32.tensorOf(
                TensorShapes.of(variable.shape()),
                DataBuffers.of(values.get(variable.name()), true, false));
        tensors.add(tensor);
        runner.feed(variable.newValue(), tensor).addTarget(variable.assign());
      }
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  private void requireFit(Map<String, float[]> values) {
    for (String name : values.keySet()) {
      Require.argument(
          variables.containsKey(name),
          "variables",
          "one of " + variables.keySet(),
          name,
          "use the model and the optimizer that the values come from");
    }
    for (GraphVariable variable : variables.values()) {
      float[] array = values.get(variable.name());
      Require.argument(
          array != null && array.length == variable.shape().volume(),
          "variable " + variable.name(),
          variable.shape().volume() + " values of shape " + variable.shape(),
          array == null ? "none" : array.length,
          "use the model and the optimizer that the values come from");
    }
  }
}
