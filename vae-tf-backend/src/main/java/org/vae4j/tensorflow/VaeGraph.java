package org.vae4j.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.LogVarianceClamp;
import org.vae4j.model.Vae;

/** Builds the computations of a model out of its description. */
final class VaeGraph {
  private final Ops tf;
  private final Vae vae;
  private final GraphLayers layers;
  private final GraphLikelihood likelihood;
  private final Float32Pin float32;
  private final ConditionInput condition;

  /** The distribution q(z|x) of a batch: mean and clamped log-variance, [B, L] each. */
  record Posterior(Operand<TFloat32> mean, Operand<TFloat32> logVariance) {}

  /**
   * The two parts of the negative ELBO in nats per item, averaged over the batch: scalars, and KL
   * for each latent dimension too, [L]; with q(z|x) and the draws of z, [B, L].
   */
  record Loss(
      Operand<TFloat32> reconstruction,
      Operand<TFloat32> kl,
      Operand<TFloat32> klPerDimension,
      Posterior posterior,
      Operand<TFloat32> z) {}

  VaeGraph(Ops tf, Vae vae, GraphLayers layers, Float32Pin float32, ConditionInput condition) {
    this.tf = tf;
    this.vae = vae;
    this.layers = layers;
    this.float32 = float32;
    this.condition = condition;
    this.likelihood = GraphLikelihoods.of(tf, vae, layers.parameters());
  }

  /** Returns the model for so many draws in a row of each item, with the item's condition. */
  VaeGraph repeated(int times) {
    return new VaeGraph(tf, vae, layers, float32, condition.repeated(tf, times));
  }

  /** Encodes items: [B, values] to q(z|x). */
  Posterior encode(Operand<TFloat32> items) {
    Operand<TFloat32> features = vae.encoder().interpret(layers, withCondition(items));
    return new Posterior(
        float32.apply(vae.meanHead().interpret(layers, features)),
        clamp(float32.apply(vae.logVarianceHead().interpret(layers, features))));
  }

  /** Returns what networks are given of items, [B, values]: items and their condition. */
  Operand<TFloat32> withCondition(Operand<TFloat32> items) {
    if (!vae.itemShape().isImage()) {
      return condition.behindValues(tf, items);
    }
    int height = vae.itemShape().height();
    int width = vae.itemShape().width();
    int channels = vae.itemShape().channels();
    return condition.behindChannels(
        tf, tf.reshape(items, tf.constant(new int[] {-1, height, width, channels})), height, width);
  }

  /** Returns z = mean + exp(logVariance / 2) * noise, [B, L]. */
  Operand<TFloat32> reparameterize(Posterior posterior, Operand<TFloat32> noise) {
    Operand<TFloat32> deviation =
        tf.math.exp(tf.math.mul(posterior.logVariance(), tf.constant(0.5f)));
    return tf.math.add(posterior.mean(), tf.math.mul(deviation, noise));
  }

  /** Decodes z, [B, L], to what the likelihood needs, [B, values] or [B, 2 * values]. */
  Operand<TFloat32> decode(Operand<TFloat32> z) {
    return tf.reshape(
        float32.apply(vae.decoder().interpret(layers, condition.behindValues(tf, z))),
        tf.constant(new int[] {-1, vae.decoder().output().volume()}));
  }

  /** Returns the mean of p(x|z) given the decoder's output, [B, values]. */
  Operand<TFloat32> likelihoodMean(Operand<TFloat32> decoded) {
    return likelihood.mean(decoded);
  }

  /** Returns the loss of a batch of items, [B, values], with one draw of z each. */
  Loss loss(Operand<TFloat32> items, Operand<TFloat32> noise) {
    Posterior posterior = encode(items);
    Operand<TFloat32> z = reparameterize(posterior, noise);
    Operand<TFloat32> decoded = decode(z);
    Operand<TFloat32> batchSize = BatchMath.size(tf, items);
    Operand<TFloat32> klPerDimension = klPerDimension(posterior, batchSize);
    return new Loss(
        tf.math.div(
            tf.sum(likelihood.loss(items, decoded), tf.constant(new int[] {0, 1})), batchSize),
        tf.sum(klPerDimension, tf.constant(0)),
        klPerDimension,
        posterior,
        z);
  }

  /** Returns -log p(x|z) of each value given the decoder's output, both [B, values]. */
  Operand<TFloat32> negativeLogLikelihood(Operand<TFloat32> items, Operand<TFloat32> decoded) {
    return likelihood.loss(items, decoded);
  }

  /** Returns KL(q(z|x) || p(z)) for each dimension, averaged over the batch, [L]. */
  Operand<TFloat32> klPerDimension(Posterior posterior, Operand<TFloat32> batchSize) {
    return tf.math.div(kl(posterior), batchSize);
  }

  /** Sums (mean^2 + exp(logVariance) - 1 - logVariance) / 2 over the batch, [L]. */
  private Operand<TFloat32> kl(Posterior posterior) {
    Operand<TFloat32> moments =
        tf.math.add(tf.math.square(posterior.mean()), tf.math.exp(posterior.logVariance()));
    return tf.math.mul(
        tf.constant(0.5f),
        tf.sum(
            tf.math.sub(moments, tf.math.add(posterior.logVariance(), tf.constant(1f))),
            tf.constant(0)));
  }

  /** Applies {@link LogVarianceClamp}. */
  private Operand<TFloat32> clamp(Operand<TFloat32> x) {
    return SoftClampGraph.apply(tf, LogVarianceClamp.CLAMP, x);
  }
}
