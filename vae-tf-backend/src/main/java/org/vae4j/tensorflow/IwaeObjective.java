package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.Iwae;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/** {@link Iwae} as ops of a graph: K draws per item side by side in one larger batch. */
final class IwaeObjective extends VaeObjective {
  private final int draws;

  IwaeObjective(Vae vae, Iwae objective) {
    super(vae);
    this.draws = objective.samples();
  }

  @Override
  public int noisePerItem() {
    return Math.multiplyExact(draws, vae().latentSize());
  }

  @Override
  Map<String, Operand<TFloat32>> terms(BatchGraph batch, VaeGraph model) {
    Ops tf = batch.tf();
    int latent = vae().latentSize();
    int values = vae().itemShape().volume();
    VaeGraph.Posterior posterior = model.encode(batch.items());
    // All that follows is [B, K, ...]; the posterior is the same for all K.
    Operand<TFloat32> noise = tf.reshape(batch.noise(), tf.constant(new int[] {-1, draws, latent}));
    VaeGraph.Posterior each =
        new VaeGraph.Posterior(
            tf.expandDims(posterior.mean(), tf.constant(1)),
            tf.expandDims(posterior.logVariance(), tf.constant(1)));
    Operand<TFloat32> z = model.reparameterize(each, noise);
    Operand<TFloat32> repeated =
        tf.reshape(
            tf.tile(
                tf.expandDims(batch.items(), tf.constant(1)), tf.constant(new int[] {1, draws, 1})),
            tf.constant(new int[] {-1, values}));
    Operand<TFloat32> decoded =
        model.repeated(draws).decode(tf.reshape(z, tf.constant(new int[] {-1, latent})));
    Operand<TFloat32> reconstruction =
        tf.reshape(
            BatchMath.sum(tf, model.negativeLogLikelihood(repeated, decoded), 1),
            tf.constant(new int[] {-1, draws}));

    // log p(z) - log q(z|x): the normalizers cancel.
    Operand<TFloat32> ratio =
        tf.math.mul(
            tf.constant(0.5f),
            BatchMath.sum(
                tf,
                tf.math.sub(
                    tf.math.add(each.logVariance(), tf.math.square(noise)), tf.math.square(z)),
                2));
    Operand<TFloat32> bound =
        tf.math.sub(
            BatchMath.logSumExp(tf, tf.math.sub(ratio, reconstruction), 1),
            tf.constant((float) Math.log(draws)));

    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        LossTerms.RECONSTRUCTION, tf.math.mean(reconstruction, tf.constant(new int[] {0, 1})));
    terms.put(
        LossTerms.KL,
        BatchMath.sum(tf, model.klPerDimension(posterior, BatchMath.size(tf, batch.items())), 0));
    terms.put(LossTerms.OBJECTIVE, tf.math.neg(tf.math.mean(bound, tf.constant(0))));
    return terms;
  }
}
