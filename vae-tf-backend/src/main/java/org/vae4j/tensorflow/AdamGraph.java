package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;
import org.vae4j.training.Adam;

/**
 * Adam as ops of a graph. What changes from step to step (powers of the decays, the epsilon of
 * TensorFlow's formula) is computed here in double and fed in.
 */
final class AdamGraph {
  /** The number of values that {@link #schedule} gives. */
  static final int SCHEDULE_SIZE = 4;

  private final Adam adam;
  private final List<Op> updates = new ArrayList<>();

  /**
   * Adds the updates of all trainable parameters.
   *
   * @param schedule the values that {@link #schedule} gives, as scalars of the graph
   */
  AdamGraph(
      Ops tf,
      Adam adam,
      GraphParameters parameters,
      GraphVariables variables,
      List<Operand<TFloat32>> schedule,
      List<Output<TFloat32>> gradients) {
    this.adam = adam;
    List<ParameterSpec> specs = parameters.trainable();
    for (int i = 0; i < specs.size(); i++) {
      ParameterSpec spec = specs.get(i);
      VarHandleOp first = moment(variables, spec, "/adam_m");
      VarHandleOp second = moment(variables, spec, "/adam_v");
      updates.add(
          tf.train.resourceApplyAdam(
              parameters.variable(spec).handle(),
              first,
              second,
              schedule.get(1),
              schedule.get(2),
              schedule.get(0),
              tf.constant((float) adam.beta1()),
              tf.constant((float) adam.beta2()),
              schedule.get(3),
              gradients.get(i)));
    }
  }

  private static VarHandleOp moment(GraphVariables variables, ParameterSpec spec, String suffix) {
    return variables
        .add(spec.name() + suffix, spec.shape(), weights -> new float[spec.shape().volume()])
        .handle();
  }

  /** Returns the gradients of a scalar with respect to all trainable parameters. */
  @SuppressWarnings("unchecked") // all parameters are float32, and so are their gradients
  static List<Output<TFloat32>> gradients(
      Graph graph, Operand<TFloat32> objective, GraphParameters parameters) {
    Output<?>[] inputs =
        parameters.trainable().stream()
            .map(spec -> parameters.variable(spec).value().asOutput())
            .toArray(Output<?>[]::new);
    List<Output<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient : graph.addGradients(objective.asOutput(), inputs)) {
      gradients.add((Output<TFloat32>) gradient);
    }
    return gradients;
  }

  /**
   * Returns learning rate, beta1^t, beta2^t and epsilon of one step. TensorFlow divides by {@code
   * sqrt(v) + epsilon} and corrects the bias outside, so its epsilon is ours times {@code sqrt(1 -
   * beta2^t)}.
   *
   * @param t the step's number, from 1
   */
  float[] schedule(long t) {
    double power2 = Math.pow(adam.beta2(), (double) t);
    return new float[] {
      (float) adam.learningRate(),
      (float) Math.pow(adam.beta1(), (double) t),
      (float) power2,
      (float) (adam.epsilon() * Math.sqrt(1 - power2))
    };
  }

  /** Returns the ops that a step runs. */
  List<Op> updates() {
    return List.copyOf(updates);
  }
}
