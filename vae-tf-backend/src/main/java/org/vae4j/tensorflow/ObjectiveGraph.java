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
import org.vae4j.model.Capacity;
import org.vae4j.model.Elbo;

/**
 * What training minimizes, as ops of a graph. What changes from step to step is fed in; owns the
 * memory it is fed from.
 */
final class ObjectiveGraph implements AutoCloseable {
  private static final int VALUES = 2;

  private final Ops tf;
  private final Elbo elbo;
  private final Placeholder<TFloat32> input;
  private final TFloat32 tensor = TFloat32.tensorOf(Shape.of(VALUES));
  private final FloatDataBuffer memory = tensor.asRawTensor().data().asFloats();
  private final Operand<TFloat32> beta;
  private final Operand<TFloat32> capacity;

  ObjectiveGraph(Ops tf, Elbo elbo) {
    this.tf = tf;
    this.elbo = elbo;
    input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(VALUES)));
    List<Operand<TFloat32>> scalars = new ArrayList<>();
    tf.unstack(input, (long) VALUES).forEach(scalars::add);
    beta = scalars.get(0);
    capacity = scalars.get(1);
  }

  /** Returns the objective of a batch, a scalar. */
  Operand<TFloat32> of(VaeGraph.Loss loss) {
    return tf.math.add(
        loss.reconstruction(),
        elbo.capacity().map(target -> distance(loss, target)).orElseGet(() -> weighted(loss)));
  }

  private Operand<TFloat32> distance(VaeGraph.Loss loss, Capacity target) {
    return tf.math.mul(
        tf.constant((float) target.gamma()), tf.math.abs(tf.math.sub(loss.kl(), capacity)));
  }

  private Operand<TFloat32> weighted(VaeGraph.Loss loss) {
    Operand<TFloat32> kl = loss.kl();
    if (elbo.freeBits() > 0) {
      Operand<TFloat32> free = tf.constant((float) elbo.freeBits());
      kl = tf.sum(tf.math.maximum(loss.klPerDimension(), free), tf.constant(0));
    }
    return tf.math.mul(beta, kl);
  }

  /** Feeds a run of the session. */
  Session.Runner feed(Session.Runner runner, ObjectiveValues values) {
    memory.setFloat((float) values.beta(), 0);
    memory.setFloat((float) values.capacity(), 1);
    return runner.feed(input, tensor);
  }

  @Override
  public void close() {
    tensor.close();
  }
}
