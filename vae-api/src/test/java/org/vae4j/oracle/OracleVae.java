package org.vae4j.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.Shape;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;

/**
 * A model with its numbers, in double precision. Arrays are row-major, {@code [n, height, width,
 * channels]} or {@code [n, latentSize]}. Immutable.
 */
public final class OracleVae {
  private final Vae vae;
  private final Map<String, double[]> parameters;

  private OracleVae(Vae vae, Map<String, double[]> parameters) {
    this.vae = vae;
    this.parameters = parameters;
  }

  /**
   * Returns a model.
   *
   * @param vae the description
   * @param parameters the values of every parameter by name, running statistics included
   */
  public static OracleVae of(Vae vae, Map<String, double[]> parameters) {
    if (!(vae.likelihood() instanceof Bernoulli)) {
      throw new IllegalArgumentException(
          "oracle: expected the bernoulli likelihood, found " + vae.likelihood().name());
    }
    Map<String, double[]> copies = new LinkedHashMap<>();
    for (ParameterSpec spec : vae.parameters()) {
      double[] values = parameters.get(spec.name());
      if (values == null || values.length != spec.shape().volume()) {
        throw new IllegalArgumentException(
            "oracle: expected " + spec.shape().volume() + " values of " + spec.name());
      }
      copies.put(spec.name(), values.clone());
    }
    return new OracleVae(vae, copies);
  }

  /** Returns a model with these weights. */
  public static OracleVae of(Vae vae, Weights weights) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (ParameterSpec spec : vae.parameters()) {
      float[] values = weights.get(spec.name());
      double[] wide = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        wide[i] = values[i];
      }
      parameters.put(spec.name(), wide);
    }
    return of(vae, parameters);
  }

  /** Returns what the encoder says, with running statistics and without dropout. */
  public OraclePosterior encode(double[] items) {
    Pass pass = new Pass(false, Map.of());
    Encoded encoded = pass.encode(items);
    return new OraclePosterior(encoded.mean().values(), encoded.logVariance().values());
  }

  /** Returns the output of the decoder, with running statistics and without dropout. */
  public double[] logits(double[] latents) {
    Pass pass = new Pass(false, Map.of());
    return pass.decode(pass.tape.leaf(Shape.of(vae.latentSize()), latents)).values();
  }

  /** Returns the means of the likelihood, with running statistics and without dropout. */
  public double[] decode(double[] latents) {
    double[] means = logits(latents);
    for (int i = 0; i < means.length; i++) {
      means[i] = ScalarFunction.sigmoid(means[i]);
    }
    return means;
  }

  /**
   * Returns the loss of a model in use, with running statistics and without dropout.
   *
   * @param items the batch
   * @param noise epsilon, {@code [n, latentSize]}
   * @param beta the weight of the KL term
   */
  public OracleLoss evaluate(double[] items, double[] noise, double beta) {
    return loss(new Pass(false, Map.of()), items, noise, beta);
  }

  /**
   * Returns the loss of a training step, with the statistics of the batch and without dropout.
   *
   * @param items the batch
   * @param noise epsilon, {@code [n, latentSize]}
   * @param beta the weight of the KL term
   */
  public OracleLoss loss(double[] items, double[] noise, double beta) {
    return loss(items, noise, beta, Map.of());
  }

  /**
   * Returns the loss of a training step, with the statistics of the batch.
   *
   * @param items the batch
   * @param noise epsilon, {@code [n, latentSize]}
   * @param beta the weight of the KL term
   * @param dropoutMasks as {@link OracleLayers#training} takes them
   */
  public OracleLoss loss(
      double[] items, double[] noise, double beta, Map<String, double[]> dropoutMasks) {
    return loss(new Pass(true, dropoutMasks), items, noise, beta);
  }

  private OracleLoss loss(Pass pass, double[] items, double[] noise, double beta) {
    Encoded encoded = pass.encode(items);
    Value latent = OracleTerms.latent(pass.tape, encoded.mean(), encoded.logVariance(), noise);
    Value reconstruction = OracleTerms.bernoulli(pass.tape, pass.decode(latent), items);
    Value kl = OracleTerms.kl(pass.tape, encoded.mean(), encoded.logVariance());
    Value objective = OracleTerms.objective(pass.tape, reconstruction, kl, beta);
    pass.tape.backward(objective);
    Map<String, double[]> gradients = new LinkedHashMap<>();
    for (ParameterSpec spec : vae.parameters()) {
      if (spec.role().trainable()) {
        gradients.put(spec.name(), pass.leaves.get(spec.name()).gradient());
      }
    }
    return new OracleLoss(
        reconstruction.values()[0],
        kl.values()[0],
        objective.values()[0],
        gradients,
        pass.layers.runningStatistics());
  }

  /** The heads' outputs, the log-variance clamped. */
  private record Encoded(Value mean, Value logVariance) {}

  /** One way through the networks, on a tape of its own. */
  private final class Pass {
    final Tape tape = new Tape();
    final Map<String, Value> leaves = new LinkedHashMap<>();
    final OracleLayers layers;

    Pass(boolean training, Map<String, double[]> dropoutMasks) {
      for (ParameterSpec spec : vae.parameters()) {
        leaves.put(spec.name(), tape.leaf(spec.shape(), parameters.get(spec.name())));
      }
      layers =
          training
              ? OracleLayers.training(tape, leaves, dropoutMasks)
              : OracleLayers.inference(tape, leaves);
    }

    Encoded encode(double[] items) {
      Value features = vae.encoder().interpret(layers, tape.leaf(vae.itemShape(), items));
      return new Encoded(
          vae.meanHead().interpret(layers, features),
          layers.each(
              vae.logVarianceHead().interpret(layers, features),
              ScalarFunction.logVarianceClamp()));
    }

    Value decode(Value latent) {
      return vae.decoder().interpret(layers, latent);
    }
  }
}
