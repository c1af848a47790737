package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.InfoVae;
import org.vae4j.model.MmdKernel;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/** {@link InfoVae} as ops of a graph. The first half of the noise draws z, the other the prior. */
final class InfoVaeObjective extends VaeObjective {
  private final InfoVae objective;

  InfoVaeObjective(Vae vae, InfoVae objective) {
    super(vae);
    this.objective = objective;
  }

  @Override
  public int noisePerItem() {
    return 2 * vae().latentSize();
  }

  @Override
  Map<String, Operand<TFloat32>> terms(BatchGraph batch, VaeGraph model) {
    Ops tf = batch.tf();
    int size = vae().latentSize();
    VaeGraph.Loss loss = model.loss(batch.items(), BatchMath.columns(tf, batch.noise(), 0, size));
    Operand<TFloat32> mmd =
        discrepancy(tf, loss.z(), BatchMath.columns(tf, batch.noise(), size, size));
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(LossTerms.RECONSTRUCTION, loss.reconstruction());
    terms.put(LossTerms.KL, loss.kl());
    Operand<TFloat32> klWeight = tf.constant((float) (1 - objective.alpha()));
    Operand<TFloat32> mmdWeight = tf.constant((float) (objective.alpha() + objective.lambda() - 1));
    terms.put(
        LossTerms.OBJECTIVE,
        tf.math.add(
            loss.reconstruction(),
            tf.math.add(tf.math.mul(klWeight, loss.kl()), tf.math.mul(mmdWeight, mmd))));
    terms.put(InfoVae.MMD, mmd);
    return terms;
  }

  /** Returns the unbiased estimate of MMD^2 between as many rows, [B, L] each. */
  private Operand<TFloat32> discrepancy(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    Operand<TFloat32> size = BatchMath.size(tf, a);
    // A batch of one has no pairs; the sums over them are 0 then.
    Operand<TFloat32> pairs =
        tf.math.maximum(tf.math.mul(size, tf.math.sub(size, tf.constant(1f))), tf.constant(1f));
    Operand<TFloat32> within =
        tf.math.div(tf.math.add(others(tf, a, size), others(tf, b, size)), pairs);
    Operand<TFloat32> across = tf.math.div(total(tf, kernel(tf, a, b)), tf.math.square(size));
    return tf.math.sub(within, tf.math.mul(tf.constant(2f), across));
  }

  /** Sums the kernel over all pairs of different rows: that of a row with itself is 1. */
  private Operand<TFloat32> others(Ops tf, Operand<TFloat32> a, Operand<TFloat32> size) {
    return tf.math.sub(total(tf, kernel(tf, a, a)), size);
  }

  private static Operand<TFloat32> total(Ops tf, Operand<TFloat32> x) {
    return tf.sum(x, tf.constant(new int[] {0, 1}));
  }

  private Operand<TFloat32> kernel(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    MmdKernel kernel = objective.kernel();
    Operand<TFloat32> c = tf.constant((float) (2 * kernel.scale() * vae().latentSize()));
    Operand<TFloat32> squares = BatchMath.squaredDistances(tf, a, b);
    return switch (kernel.kind()) {
      case RBF -> tf.math.exp(tf.math.neg(tf.math.div(squares, c)));
      case INVERSE_MULTIQUADRATIC -> tf.math.div(c, tf.math.add(c, squares));
    };
  }
}
