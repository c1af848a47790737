package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Numbers that change from step to step and are fed to a graph together. Owns the memory that they
 * are fed from; not safe to use from many threads.
 */
final class FedScalars implements AutoCloseable {
  private final Placeholder<TFloat32> input;
  private final List<Operand<TFloat32>> scalars = new ArrayList<>();
  private final TFloat32 tensor;
  private final FloatDataBuffer memory;

  FedScalars(Ops tf, int count) {
    input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(count)));
    if (count > 0) {
      tf.unstack(input, (long) count).forEach(scalars::add);
    }
    tensor = TFloat32.tensorOf(Shape.of(count));
    memory = tensor.asRawTensor().data().asFloats();
  }

  /** Returns the numbers as scalars of the graph. */
  List<Operand<TFloat32>> scalars() {
    return scalars;
  }

  /** Sets some numbers, from an index on. */
  void set(int first, double... values) {
    for (int i = 0; i < values.length; i++) {
      memory.setFloat((float) values[i], first + i);
    }
  }

  /** Feeds a run of the session. */
  Session.Runner feed(Session.Runner runner) {
    return scalars.isEmpty() ? runner : runner.feed(input, tensor);
  }

  @Override
  public void close() {
    tensor.close();
  }
}
