package org.vae4j.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.vae4j.layer.LayerPosition;
import org.vae4j.random.CounterRandom;

/** Where dropout layers get their random numbers from. */
@FunctionalInterface
interface DropoutNoise {
  /** For graphs in which nothing is dropped. */
  DropoutNoise NONE =
      (shape, position) -> {
        throw new IllegalStateException(position.name() + " needs no noise outside of training");
      };

  /** Keeps dropout apart from other uses of the same seed. */
  long STREAM = 0x64726f706f7574L;

  /** Returns uniform numbers in [0, 1) for one layer and one step. */
  Operand<TFloat32> uniform(Operand<TInt32> shape, LayerPosition position);

  /**
   * Returns noise that depends on (seed, layer, step) alone, so that a run can be repeated and
   * resumed.
   */
  static DropoutNoise keyedByStep(Ops tf, long seed, Operand<TInt64> step) {
    return (shape, position) -> {
      long key = CounterRandom.of(seed, STREAM).bits(position.name().hashCode());
      Operand<TInt64> pair = tf.stack(List.of(tf.constant(key), step));
      return tf.random.statelessRandomUniform(shape, pair);
    };
  }
}
