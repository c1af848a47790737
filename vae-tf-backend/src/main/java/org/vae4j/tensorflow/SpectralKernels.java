package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.LayerPosition;
import org.vae4j.model.Network;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;

/**
 * Spectral normalization: the kernels of a network, each divided by an estimate of its largest
 * singular value. With the kernel as a matrix W, [inputs, outputs], and the vector u that is kept,
 * [outputs]: {@code v = W u / |W u|}, then {@code u = W' v / |W' v|} if the vectors move, and the
 * estimate is {@code v' W u}. No gradient goes through u and v.
 *
 * <p>Products are sums of elementwise ones: mixed precision would compute matrix products in 16
 * bits, which is too coarse for a norm.
 *
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al. 2018, appendix A</a>
 */
final class SpectralKernels {
  private static final float SMALLEST = 1e-12f;

  private final Ops tf;
  private final GraphParameters parameters;
  private final boolean moves;
  private final Map<String, Operand<TFloat32>> normalized = new LinkedHashMap<>();
  private final List<Op> updates = new ArrayList<>();

  /**
   * Builds the kernels.
   *
   * @param moves whether the vectors make a step of the power iteration, which {@link #updates}
   *     keeps
   */
  SpectralKernels(Ops tf, Network network, GraphParameters parameters, boolean moves) {
    this.tf = tf;
    this.parameters = parameters;
    this.moves = moves;
    for (ParameterSpec kernel : network.parameters()) {
      if (kernel.role() == Role.KERNEL) {
        normalized.put(kernel.name(), normalized(network, kernel));
      }
    }
  }

  /** Returns the parameters, of which layers read the normalized kernels. */
  GraphParameters parameters() {
    return parameters.reading(normalized);
  }

  /** Returns the ops that keep the vectors. */
  List<Op> updates() {
    return List.copyOf(updates);
  }

  private Operand<TFloat32> normalized(Network network, ParameterSpec kernel) {
    int index = 0;
    while (!kernel.name().startsWith(network.position(index).name() + ".")) {
      index++;
    }
    LayerPosition position = network.position(index);
    Operand<TFloat32> value = parameters.value(position, Role.KERNEL);
    Operand<TFloat32> matrix =
        matrix(value, kernel, network.layers().get(index) instanceof ConvTranspose2d);
    Operand<TFloat32> kept = parameters.value(position, Role.SPECTRAL_VECTOR);
    Operand<TFloat32> v = tf.stopGradient(lengthOne(timesRow(matrix, kept)));
    Operand<TFloat32> u = kept;
    if (moves) {
      u =
          tf.stopGradient(
              lengthOne(tf.sum(tf.math.mul(matrix, tf.expandDims(v, tf.constant(1))), first())));
      updates.add(parameters.assign(position, Role.SPECTRAL_VECTOR, u));
    }
    Operand<TFloat32> largest = tf.sum(tf.math.mul(v, timesRow(matrix, u)), first());
    return tf.math.div(value, largest);
  }

  /** Returns a kernel as [inputs, outputs]. */
  private Operand<TFloat32> matrix(
      Operand<TFloat32> value, ParameterSpec kernel, boolean transposed) {
    Operand<TFloat32> ordered =
        transposed ? tf.linalg.transpose(value, tf.constant(new int[] {0, 1, 3, 2})) : value;
    int rank = kernel.shape().rank();
    int outputs = kernel.shape().size(transposed ? rank - 2 : rank - 1);
    return tf.reshape(ordered, tf.constant(new int[] {-1, outputs}));
  }

  /** Returns the matrix times a vector [outputs], [inputs]. */
  private Operand<TFloat32> timesRow(Operand<TFloat32> matrix, Operand<TFloat32> vector) {
    return tf.sum(tf.math.mul(matrix, vector), tf.constant(1));
  }

  private Operand<TFloat32> lengthOne(Operand<TFloat32> vector) {
    Operand<TFloat32> length = tf.math.sqrt(tf.sum(tf.math.square(vector), first()));
    return tf.math.div(vector, tf.math.maximum(length, tf.constant(SMALLEST)));
  }

  private Operand<org.tensorflow.types.TInt32> first() {
    return tf.constant(0);
  }
}
