package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;
import org.vae4j.training.GlobalNormClipping;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.ValueClipping;

/** The gradients of a scalar with respect to some parameters, and what clips them. */
final class GradientGraph {
  private final Ops tf;
  private final List<Output<TFloat32>> raw;
  private final Operand<TFloat32> norm;

  @SuppressWarnings("unchecked") // all parameters are float32, and so are their gradients
  GradientGraph(
      Ops tf,
      Graph graph,
      Operand<TFloat32> objective,
      GraphParameters parameters,
      List<ParameterSpec> specs,
      Float32Pin float32) {
    this.tf = tf;
    Output<?>[] inputs =
        specs.stream()
            .map(spec -> parameters.variable(spec).value().asOutput())
            .toArray(Output<?>[]::new);
    List<Output<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient : graph.addGradients(objective.asOutput(), inputs)) {
      gradients.add(float32.apply((Output<TFloat32>) gradient).asOutput());
    }
    raw = List.copyOf(gradients);
    List<Operand<TFloat32>> halfSquares = new ArrayList<>();
    raw.forEach(gradient -> halfSquares.add(tf.nn.l2Loss(gradient)));
    norm = tf.math.sqrt(tf.math.mul(tf.math.addN(halfSquares), tf.constant(2f)));
  }

  /** Returns the gradients before clipping, in the order of the parameters. */
  List<Output<TFloat32>> raw() {
    return raw;
  }

  /** Fetches the gradients before clipping, without a step. */
  List<float[]> read(Session.Runner runner) {
    raw.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> arrays = new ArrayList<>();
      for (int i = 0; i < raw.size(); i++) {
        TFloat32 gradient = (TFloat32) result.get(i);
        float[] array = new float[(int) gradient.size()];
        gradient.asRawTensor().data().asFloats().read(array);
        arrays.add(array);
      }
      return arrays;
    }
  }

  /** Returns the length of all gradients together before clipping, a scalar. */
  Operand<TFloat32> norm() {
    return norm;
  }

  /** Returns the gradients after clipping, in the order of the parameters. */
  List<Operand<TFloat32>> clipped(GradientClipping clipping) {
    if (clipping instanceof GlobalNormClipping global) {
      Operand<TFloat32> factor = factor((float) global.limit());
      return raw.stream().<Operand<TFloat32>>map(g -> tf.math.mul(g, factor)).toList();
    }
    if (clipping instanceof ValueClipping value) {
      float limit = (float) value.limit();
      return raw.stream()
          .<Operand<TFloat32>>map(g -> tf.clipByValue(g, tf.constant(-limit), tf.constant(limit)))
          .toList();
    }
    throw new IllegalStateException("no graph for the clipping " + clipping);
  }

  /**
   * Returns limit / max(norm, limit), which is exactly 1 up to the limit. It is not a number where
   * the norm is none: a factor of 0 would hide that training has diverged.
   */
  private Operand<TFloat32> factor(float limit) {
    Operand<TFloat32> bound = tf.constant(limit);
    return tf.select(
        tf.math.isFinite(norm),
        tf.math.div(bound, tf.math.maximum(norm, bound)),
        tf.constant(Float.NaN));
  }
}
