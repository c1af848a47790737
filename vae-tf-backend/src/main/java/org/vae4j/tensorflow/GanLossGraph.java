package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.GanLoss;
import org.vae4j.model.HingeLoss;
import org.vae4j.model.NonSaturatingLoss;
import org.vae4j.model.WassersteinLoss;

/** A {@link GanLoss} as ops of a graph: scalars of the discriminator's numbers, [B, 1]. */
interface GanLossGraph {
  /** Returns the graph of a loss: the one place that knows them all. */
  static GanLossGraph of(Ops tf, GanLoss loss) {
    if (loss instanceof HingeLoss) {
      return new Hinge(tf);
    }
    if (loss instanceof NonSaturatingLoss) {
      return new NonSaturating(tf);
    }
    if (loss instanceof WassersteinLoss) {
      return new Wasserstein(tf);
    }
    throw new IllegalStateException("no graph for the loss " + loss);
  }

  /** Returns the part of the discriminator's loss that items of the data cause. */
  Operand<TFloat32> real(Operand<TFloat32> scores);

  /** Returns the part of the discriminator's loss that generated items cause. */
  Operand<TFloat32> generated(Operand<TFloat32> scores);

  /** Returns the generator's loss for its items. */
  Operand<TFloat32> generator(Operand<TFloat32> scores);

  /** The hinge loss. */
  record Hinge(Ops tf) implements GanLossGraph {
    @Override
    public Operand<TFloat32> real(Operand<TFloat32> scores) {
      return mean(tf, tf.nn.relu(tf.math.sub(tf.constant(1f), scores)));
    }

    @Override
    public Operand<TFloat32> generated(Operand<TFloat32> scores) {
      return mean(tf, tf.nn.relu(tf.math.add(tf.constant(1f), scores)));
    }

    @Override
    public Operand<TFloat32> generator(Operand<TFloat32> scores) {
      return tf.math.neg(mean(tf, scores));
    }
  }

  /** Binary cross-entropy of logits. */
  record NonSaturating(Ops tf) implements GanLossGraph {
    @Override
    public Operand<TFloat32> real(Operand<TFloat32> scores) {
      return mean(tf, tf.math.softplus(tf.math.neg(scores)));
    }

    @Override
    public Operand<TFloat32> generated(Operand<TFloat32> scores) {
      return mean(tf, tf.math.softplus(scores));
    }

    @Override
    public Operand<TFloat32> generator(Operand<TFloat32> scores) {
      return mean(tf, tf.math.softplus(tf.math.neg(scores)));
    }
  }

  /** The Wasserstein loss, without its penalty. */
  record Wasserstein(Ops tf) implements GanLossGraph {
    @Override
    public Operand<TFloat32> real(Operand<TFloat32> scores) {
      return tf.math.neg(mean(tf, scores));
    }

    @Override
    public Operand<TFloat32> generated(Operand<TFloat32> scores) {
      return mean(tf, scores);
    }

    @Override
    public Operand<TFloat32> generator(Operand<TFloat32> scores) {
      return tf.math.neg(mean(tf, scores));
    }
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
    return tf.math.mean(values, tf.constant(new int[] {0, 1}));
  }
}
