package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.BetaTcVae;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/** {@link BetaTcVae} as ops of a graph. */
final class BetaTcVaeObjective extends VaeObjective {
  private static final float LOG_2_PI = (float) Math.log(2 * Math.PI);

  private final BetaTcVae objective;
  private final float trainingItems;

  BetaTcVaeObjective(Vae vae, BetaTcVae objective, long trainingItems) {
    super(vae);
    this.objective = objective;
    this.trainingItems = trainingItems;
  }

  @Override
  Map<String, Operand<TFloat32>> terms(BatchGraph batch, VaeGraph model) {
    Ops tf = batch.tf();
    VaeGraph.Loss loss = model.loss(batch.items(), batch.noise());
    Operand<TFloat32> zero = tf.constant(0f);
    VaeGraph.Posterior prior = new VaeGraph.Posterior(zero, zero);
    Operand<TFloat32> logPosterior =
        BatchMath.sum(tf, logDensity(tf, loss.z(), loss.posterior()), 1);
    Operand<TFloat32> logPrior = BatchMath.sum(tf, logDensity(tf, loss.z(), prior), 1);

    // log q(z_i|x_j) for each dimension, [i, j, L].
    Operand<TFloat32> pairs =
        logDensity(
            tf,
            tf.expandDims(loss.z(), tf.constant(1)),
            new VaeGraph.Posterior(
                tf.expandDims(loss.posterior().mean(), tf.constant(0)),
                tf.expandDims(loss.posterior().logVariance(), tf.constant(0))));
    Operand<TFloat32> logWeights = logWeights(tf, batch.items());
    Operand<TFloat32> logAggregated =
        BatchMath.logSumExp(tf, tf.math.add(BatchMath.sum(tf, pairs, 2), logWeights), 1);
    Operand<TFloat32> logMarginals =
        BatchMath.sum(
            tf,
            BatchMath.logSumExp(
                tf, tf.math.add(pairs, tf.expandDims(logWeights, tf.constant(2))), 1),
            1);

    Operand<TFloat32> information = meanDifference(tf, logPosterior, logAggregated);
    Operand<TFloat32> correlation = meanDifference(tf, logAggregated, logMarginals);
    Operand<TFloat32> dimensions = meanDifference(tf, logMarginals, logPrior);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(LossTerms.RECONSTRUCTION, loss.reconstruction());
    terms.put(LossTerms.KL, loss.kl());
    terms.put(
        LossTerms.OBJECTIVE,
        tf.math.add(
            tf.math.add(loss.reconstruction(), weighted(tf, objective.alpha(), information)),
            tf.math.add(
                weighted(tf, objective.beta(), correlation),
                weighted(tf, objective.gamma(), dimensions))));
    terms.put(BetaTcVae.MUTUAL_INFORMATION, information);
    terms.put(BetaTcVae.TOTAL_CORRELATION, correlation);
    terms.put(BetaTcVae.DIMENSION_KL, dimensions);
    return terms;
  }

  private static Operand<TFloat32> weighted(Ops tf, double weight, Operand<TFloat32> term) {
    return tf.math.mul(tf.constant((float) weight), term);
  }

  private static Operand<TFloat32> meanDifference(
      Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.math.mean(tf.math.sub(a, b), tf.constant(0));
  }

  /** Returns the log-density of each value of z under a normal distribution. */
  private static Operand<TFloat32> logDensity(
      Ops tf, Operand<TFloat32> z, VaeGraph.Posterior normal) {
    Operand<TFloat32> squares =
        tf.math.mul(
            tf.math.square(tf.math.sub(z, normal.mean())),
            tf.math.exp(tf.math.neg(normal.logVariance())));
    return tf.math.mul(
        tf.constant(-0.5f),
        tf.math.add(tf.math.add(squares, normal.logVariance()), tf.constant(LOG_2_PI)));
  }

  /** Returns the logarithm of item j's weight in the density at z_i, [i, j] or a scalar. */
  private Operand<TFloat32> logWeights(Ops tf, Operand<TFloat32> items) {
    Operand<TFloat32> batchSize = BatchMath.size(tf, items);
    Operand<TFloat32> n = tf.constant(trainingItems);
    if (objective.estimate() == BetaTcVae.Estimate.WEIGHTED) {
      Operand<TFloat32> weight = tf.math.neg(tf.math.log(tf.math.mul(n, batchSize)));
      return tf.reshape(weight, tf.constant(new int[] {1, 1}));
    }
    // A batch of one item has no others: its own weight is all there is.
    Operand<TFloat32> m = tf.math.maximum(tf.math.sub(batchSize, tf.constant(1f)), tf.constant(1f));
    Operand<TFloat32> own =
        tf.linalg.tensorDiag(tf.fill(BatchMath.count(tf, items), tf.constant(1f)));
    Operand<TFloat32> next =
        tf.math.mul(
            tf.roll(own, tf.constant(1), tf.constant(1)), tf.math.sub(tf.constant(1f), own));
    Operand<TFloat32> others = tf.math.sub(tf.constant(1f), tf.math.add(own, next));
    Operand<TFloat32> nextWeight = tf.math.div(tf.math.sub(n, m), tf.math.mul(n, m));
    return tf.math.log(
        tf.math.add(
            tf.math.div(own, n),
            tf.math.add(tf.math.mul(next, nextWeight), tf.math.div(others, m))));
  }
}
