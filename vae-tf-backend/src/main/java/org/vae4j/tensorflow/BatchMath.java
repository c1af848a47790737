package org.vae4j.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Small computations over batches that several objectives need. */
final class BatchMath {
  private BatchMath() {}

  /** Returns the number of items of a batch, [B, ...], as a scalar. */
  static Operand<TFloat32> size(Ops tf, Operand<TFloat32> items) {
    return tf.dtypes.cast(tf.reshape(count(tf, items), tf.constant(new int[0])), TFloat32.class);
  }

  /** Returns the number of items of a batch, [B, ...], as the shape [B] is written. */
  static Operand<TInt32> count(Ops tf, Operand<TFloat32> items) {
    return tf.slice(tf.shape(items), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
  }

  /** Returns some columns of a matrix, [B, count]. */
  static Operand<TFloat32> columns(Ops tf, Operand<TFloat32> matrix, int first, int count) {
    return tf.slice(matrix, tf.constant(new int[] {0, first}), tf.constant(new int[] {-1, count}));
  }

  /** Sums over an axis, which goes away. */
  static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, int axis) {
    return tf.sum(x, tf.constant(axis));
  }

  /** Returns log sum exp over an axis, which goes away, without overflow. */
  static Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> x, int axis) {
    Operand<TFloat32> largest =
        tf.stopGradient(tf.reduceMax(x, tf.constant(axis), ReduceMax.keepDims(true)));
    Operand<TFloat32> rest =
        tf.math.log(
            tf.sum(tf.math.exp(tf.math.sub(x, largest)), tf.constant(axis), Sum.keepDims(true)));
    return tf.squeeze(tf.math.add(largest, rest), Squeeze.axis(List.of((long) axis)));
  }

  /** Returns the squared distances of all pairs of rows, [B, L] and [C, L] to [B, C]. */
  static Operand<TFloat32> squaredDistances(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    Operand<TFloat32> differences =
        tf.math.sub(tf.expandDims(a, tf.constant(1)), tf.expandDims(b, tf.constant(0)));
    return sum(tf, tf.math.square(differences), 2);
  }
}
