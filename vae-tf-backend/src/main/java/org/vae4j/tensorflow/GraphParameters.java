package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.vae4j.layer.LayerPosition;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;

/** The parameters of a model as variables of a graph. */
final class GraphParameters {
  private final Ops tf;
  private final Vae vae;
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  /** A variable and the ops that write and read it. */
  private record Variable(
      ParameterSpec spec,
      VarHandleOp handle,
      ReadVariableOp<TFloat32> read,
      Placeholder<TFloat32> newValue,
      AssignVariableOp assign) {}

  GraphParameters(Ops tf, Vae vae) {
    this.tf = tf;
    this.vae = vae;
    for (ParameterSpec spec : vae.parameters()) {
      VarHandleOp handle = slot(spec, "");
      Placeholder<TFloat32> newValue =
          tf.placeholder(TFloat32.class, Placeholder.shape(TensorShapes.of(spec.shape())));
      variables.put(
          spec.name(),
          new Variable(
              spec,
              handle,
              tf.readVariableOp(handle, TFloat32.class),
              newValue,
              tf.assignVariableOp(handle, newValue)));
    }
  }

  /** Returns a new variable of a parameter's shape, for example for a moment of its gradient. */
  VarHandleOp slot(ParameterSpec spec, String suffix) {
    return tf.varHandleOp(
        TFloat32.class,
        TensorShapes.of(spec.shape()),
        VarHandleOp.sharedName(spec.name() + suffix));
  }

  /** Returns the value of a layer's parameter. */
  Operand<TFloat32> value(LayerPosition position, Role role) {
    return variables.get(name(position, role)).read();
  }

  /** Returns an op that gives a layer's parameter a new value. */
  Op assign(LayerPosition position, Role role, Operand<TFloat32> newValue) {
    return tf.assignVariableOp(variables.get(name(position, role)).handle(), newValue);
  }

  /** Returns the parameters that gradients change, in order. */
  List<ParameterSpec> trainable() {
    return vae.parameters().stream().filter(spec -> spec.role().trainable()).toList();
  }

  VarHandleOp handle(ParameterSpec spec) {
    return variables.get(spec.name()).handle();
  }

  Operand<TFloat32> value(ParameterSpec spec) {
    return variables.get(spec.name()).read();
  }

  /** Gives all variables the values of these weights. */
  void load(Session session, Weights weights) {
    List<TFloat32> tensors = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (Variable variable : variables.values()) {
        TFloat32 tensor =
            TFloat32.tensorOf(
                TensorShapes.of(variable.spec().shape()),
                DataBuffers.of(weights.get(variable.spec().name()), true, false));
        tensors.add(tensor);
        runner.feed(variable.newValue(), tensor).addTarget(variable.assign());
      }
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  /** Copies the values of all variables out of the session. */
  Weights save(Session session) {
    Session.Runner runner = session.runner();
    variables.values().forEach(variable -> runner.fetch(variable.read()));
    try (Result result = runner.run()) {
      Map<String, float[]> arrays = new LinkedHashMap<>();
      int index = 0;
      for (Variable variable : variables.values()) {
        float[] array = new float[variable.spec().shape().volume()];
        ((TFloat32) result.get(index++)).asRawTensor().data().asFloats().read(array);
        arrays.put(variable.spec().name(), array);
      }
      return Weights.of(vae, spec -> arrays.get(spec.name()));
    }
  }

  private static String name(LayerPosition position, Role role) {
    return position.name() + "." + role.label();
  }
}
