package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;

/**
 * Where items enter a graph: bytes or float32, [B, values].
 *
 * @param placeholder what is fed
 * @param values the items as float32; bytes divided by 255
 */
record ItemInput(Placeholder<?> placeholder, Operand<TFloat32> values) {
  /** Adds an input that fits the items of a data set. */
  static ItemInput of(Ops tf, Dataset data) {
    return data instanceof ByteDataset
        ? bytes(tf, data.itemShape().volume())
        : floats(tf, data.itemShape().volume());
  }

  /** Adds an input for float32 items. */
  static ItemInput floats(Ops tf, int itemSize) {
    Placeholder<TFloat32> values = tf.placeholder(TFloat32.class, shape(itemSize));
    return new ItemInput(values, values);
  }

  private static ItemInput bytes(Ops tf, int itemSize) {
    Placeholder<TUint8> bytes = tf.placeholder(TUint8.class, shape(itemSize));
    return new ItemInput(
        bytes, tf.math.div(tf.dtypes.cast(bytes, TFloat32.class), tf.constant(255f)));
  }

  private static Placeholder.Options shape(int itemSize) {
    return Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, itemSize));
  }
}
