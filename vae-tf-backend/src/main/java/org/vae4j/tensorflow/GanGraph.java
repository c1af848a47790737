package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.Shape;
import org.vae4j.model.Network;

/** Builds the computations of adversaries out of their networks. */
final class GanGraph {
  private final Ops tf;
  private final Float32Pin float32;

  GanGraph(Ops tf, Float32Pin float32) {
    this.tf = tf;
    this.float32 = float32;
  }

  /** Maps z, [B, L], to items, [B, values]: the sigmoids of what the network gives. */
  Operand<TFloat32> generate(Network generator, GraphLayers layers, Operand<TFloat32> z) {
    Operand<TFloat32> logits = float32.apply(generator.interpret(layers, z));
    return tf.math.sigmoid(
        tf.reshape(logits, tf.constant(new int[] {-1, generator.output().volume()})));
  }

  /** Maps items, [B, values], to the discriminator's numbers, [B, 1]. */
  Operand<TFloat32> judge(Network discriminator, GraphLayers layers, Operand<TFloat32> items) {
    return float32.apply(discriminator.interpret(layers, shaped(items, discriminator.input())));
  }

  /**
   * Maps what a discriminator is given to its numbers and features.
   *
   * @param features how many layers make the features
   */
  Judgement judge(
      Network discriminator, int features, GraphLayers layers, Operand<TFloat32> input) {
    Operand<TFloat32> value = input;
    Operand<TFloat32> kept = value;
    Operand<TFloat32> last = value;
    for (int index = 0; index < discriminator.layers().size(); index++) {
      last = value;
      value =
          discriminator.layers().get(index).accept(layers, value, discriminator.position(index));
      if (index + 1 == features) {
        kept = value;
      }
    }
    return new Judgement(float32.apply(value), float32.apply(kept), last);
  }

  /**
   * Returns the mean over the batch of -log p(class|item) in nats, a scalar.
   *
   * @param judgement what the discriminator finds in the items
   * @param oneHot their classes, [B, classes]
   */
  Operand<TFloat32> classification(
      Network classifier, GraphLayers layers, Judgement judgement, Operand<TFloat32> oneHot) {
    Operand<TFloat32> logits = float32.apply(classifier.interpret(layers, judgement.last()));
    return tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss(), tf.constant(0));
  }

  /**
   * What a discriminator finds: its numbers, [B, 1], its features, and what its last layer is
   * given, [B, ...].
   */
  record Judgement(Operand<TFloat32> scores, Operand<TFloat32> features, Operand<TFloat32> last) {}

  /** Returns items in the shape that layers expect. */
  Operand<TFloat32> shaped(Operand<TFloat32> items, Shape shape) {
    return shape.isImage()
        ? tf.reshape(
            items, tf.constant(new int[] {-1, shape.height(), shape.width(), shape.channels()}))
        : items;
  }

  /**
   * Returns how varied generated items are, a scalar: their variance, summed over the values of an
   * item, divided by that of items of the data; 0 where these do not vary.
   */
  Operand<TFloat32> diversity(Operand<TFloat32> generated, Operand<TFloat32> data) {
    return tf.math.divNoNan(variance(generated), variance(data));
  }

  private Operand<TFloat32> variance(Operand<TFloat32> items) {
    Operand<TFloat32> mean = tf.math.mean(items, tf.constant(0));
    return tf.sum(
        tf.math.mean(tf.math.square(tf.math.sub(items, mean)), tf.constant(0)), tf.constant(0));
  }
}
