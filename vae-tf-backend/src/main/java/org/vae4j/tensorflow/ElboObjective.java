package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.Capacity;
import org.vae4j.model.Elbo;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/** {@link Elbo} as ops of a graph. Its values are the weight of KL and the capacity. */
final class ElboObjective extends VaeObjective {
  private final Elbo elbo;

  ElboObjective(Vae vae, Elbo elbo) {
    super(vae);
    this.elbo = elbo;
  }

  @Override
  public int valueCount() {
    return 2;
  }

  @Override
  public double[] valuesAt(long step, long stepsPerEpoch) {
    return new double[] {
      elbo.betaAt(step, stepsPerEpoch),
      elbo.capacity().map(target -> target.at(step, stepsPerEpoch)).orElse(0.0)
    };
  }

  @Override
  public double[] valuesAtTheEnd() {
    return new double[] {elbo.beta(), elbo.capacity().map(Capacity::maximum).orElse(0.0)};
  }

  @Override
  Map<String, Operand<TFloat32>> terms(BatchGraph batch, VaeGraph model) {
    VaeGraph.Loss loss = model.loss(batch.items(), batch.noise());
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(LossTerms.RECONSTRUCTION, loss.reconstruction());
    terms.put(LossTerms.KL, loss.kl());
    terms.put(
        LossTerms.OBJECTIVE,
        batch
            .tf()
            .math
            .add(
                loss.reconstruction(),
                elbo.capacity()
                    .map(target -> distance(batch, loss, target))
                    .orElseGet(() -> weighted(batch, loss))));
    return terms;
  }

  private static Operand<TFloat32> distance(BatchGraph batch, VaeGraph.Loss loss, Capacity target) {
    Ops tf = batch.tf();
    return tf.math.mul(
        tf.constant((float) target.gamma()),
        tf.math.abs(tf.math.sub(loss.kl(), batch.values().get(1))));
  }

  private Operand<TFloat32> weighted(BatchGraph batch, VaeGraph.Loss loss) {
    Ops tf = batch.tf();
    Operand<TFloat32> kl = loss.kl();
    if (elbo.freeBits() > 0) {
      Operand<TFloat32> free = tf.constant((float) elbo.freeBits());
      kl = tf.sum(tf.math.maximum(loss.klPerDimension(), free), tf.constant(0));
    }
    return tf.math.mul(batch.values().get(0), kl);
  }
}
