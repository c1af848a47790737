package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.Shape;
import org.vae4j.model.Scale;
import org.vae4j.model.SoftClamp;

/** Tells locations and scales apart in the decoder's output, or takes the scale from elsewhere. */
final class GraphScale {
  private final Ops tf;
  private final Scale scale;
  private final SoftClamp clamp;
  private final Shape itemShape;
  private final GraphParameters parameters;

  GraphScale(Ops tf, Scale scale, SoftClamp clamp, Shape itemShape, GraphParameters parameters) {
    this.tf = tf;
    this.scale = scale;
    this.clamp = clamp;
    this.itemShape = itemShape;
    this.parameters = parameters;
  }

  /** Returns the location of each value, [B, values]. */
  Operand<TFloat32> location(Operand<TFloat32> decoded) {
    return scale.outputsPerValue() == 1 ? decoded : half(decoded, 0);
  }

  /** Returns the logarithm of the scale: a scalar, [1] or [B, values]. */
  Operand<TFloat32> logScale(Operand<TFloat32> decoded) {
    return switch (scale.kind()) {
      case FIXED -> tf.constant((float) Math.log(scale.value()));
      case LEARNED ->
          SoftClampGraph.apply(tf, clamp, parameters.variable(scale.parameters().get(0)).value());
      case PER_VALUE -> SoftClampGraph.apply(tf, clamp, half(decoded, 1));
    };
  }

  /** The last axis of the output holds all channels of the first half, then those of the other. */
  private Operand<TFloat32> half(Operand<TFloat32> decoded, int number) {
    int channels = itemShape.size(itemShape.rank() - 1);
    int pixels = itemShape.volume() / channels;
    Operand<TFloat32> halves =
        tf.reshape(decoded, tf.constant(new int[] {-1, pixels, 2, channels}));
    return tf.reshape(
        tf.slice(
            halves,
            tf.constant(new int[] {0, 0, number, 0}),
            tf.constant(new int[] {-1, pixels, 1, channels})),
        tf.constant(new int[] {-1, itemShape.volume()}));
  }
}
