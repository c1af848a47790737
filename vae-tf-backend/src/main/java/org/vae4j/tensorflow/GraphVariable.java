package org.vae4j.tensorflow;

import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.vae4j.Shape;
import org.vae4j.model.Weights;

/**
 * A float32 variable of a graph.
 *
 * @param name its name, unique in the graph
 * @param shape its shape
 * @param handle what ops that change it take
 * @param value its value before anything in a step changes it
 * @param newValue where {@code assign} takes the new value from
 * @param assign the op that gives it a new value
 * @param initial what it starts with, given the weights that training starts from
 */
record GraphVariable(
    String name,
    Shape shape,
    VarHandleOp handle,
    Operand<TFloat32> value,
    Placeholder<TFloat32> newValue,
    Op assign,
    Function<Weights, float[]> initial) {

  static GraphVariable create(
      Ops tf, String name, Shape shape, Function<Weights, float[]> initial) {
    VarHandleOp handle =
        tf.varHandleOp(TFloat32.class, TensorShapes.of(shape), VarHandleOp.sharedName(name));
    Placeholder<TFloat32> newValue =
        tf.placeholder(TFloat32.class, Placeholder.shape(TensorShapes.of(shape)));
    return new GraphVariable(
        name,
        shape,
        handle,
        tf.readVariableOp(handle, TFloat32.class),
        newValue,
        tf.assignVariableOp(handle, newValue),
        initial);
  }
}
