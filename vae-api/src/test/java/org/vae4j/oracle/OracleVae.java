package org.vae4j.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.Shape;
import org.vae4j.model.Capacity;
import org.vae4j.model.Elbo;
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

  /** What a conditional model is told, {@code [n, size]}; empty for others. */
  private final double[] conditions;

  private OracleVae(Vae vae, Map<String, double[]> parameters, double... conditions) {
    this.vae = vae;
    this.parameters = parameters;
    this.conditions = conditions;
  }

  /**
   * Returns a conditional model that is told this about the batches that it is given.
   *
   * @param told {@code [n, size]}, as many as the batches have items
   */
  public OracleVae given(double... told) {
    return new OracleVae(vae, parameters, told.clone());
  }

  /**
   * Returns a model.
   *
   * @param vae the description
   * @param parameters the values of every parameter by name, running statistics included
   */
  public static OracleVae of(Vae vae, Map<String, double[]> parameters) {
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
    Pass pass = new Pass(false, Map.of());
    OracleLikelihood likelihood = OracleLikelihoods.of(vae.likelihood());
    OracleScale decoded =
        pass.scale(pass.decode(pass.tape.leaf(Shape.of(vae.latentSize()), latents)));
    double[] means = new double[decoded.count()];
    for (int i = 0; i < means.length; i++) {
      means[i] = likelihood.mean(decoded.location(i), decoded.logScale(i));
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
    return evaluate(items, noise, beta, 0);
  }

  /**
   * Returns the loss of a model in use, with running statistics and without dropout.
   *
   * @param items the batch
   * @param noise epsilon, {@code [n, latentSize]}
   * @param beta the weight of the KL term; ignored if the objective has a capacity
   * @param capacity the target of KL; ignored if the objective has none
   */
  public OracleLoss evaluate(double[] items, double[] noise, double beta, double capacity) {
    return loss(new Pass(false, Map.of()), items, noise, beta, capacity);
  }

  /**
   * Returns the loss of a training step, with the statistics of the batch and without dropout.
   *
   * @param items the batch
   * @param noise epsilon, {@code [n, latentSize]}
   * @param beta the weight of the KL term; ignored if the objective has a capacity
   * @param capacity the target of KL; ignored if the objective has none
   */
  public OracleLoss loss(double[] items, double[] noise, double beta, double capacity) {
    return loss(new Pass(true, Map.of()), items, noise, beta, capacity);
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
    return loss(new Pass(true, dropoutMasks), items, noise, beta, 0);
  }

  private OracleLoss loss(Pass pass, double[] items, double[] noise, double beta, double capacity) {
    Encoded encoded = pass.encode(items);
    Value latent = OracleTerms.latent(pass.tape, encoded.mean(), encoded.logVariance(), noise);
    Value reconstruction =
        OracleTerms.reconstruction(
            pass.tape,
            OracleLikelihoods.of(vae.likelihood()),
            pass.scale(pass.decode(latent)),
            items,
            latent.count());
    Value perDimension =
        OracleTerms.klPerDimension(pass.tape, encoded.mean(), encoded.logVariance());
    Value kl = OracleTerms.paid(pass.tape, perDimension, 0);
    Value objective = objective(pass.tape, reconstruction, perDimension, beta, capacity);
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

  private Value objective(
      Tape tape, Value reconstruction, Value perDimension, double beta, double capacity) {
    Elbo elbo = (Elbo) vae.objective();
    Value paid = OracleTerms.paid(tape, perDimension, elbo.freeBits());
    if (elbo.capacity().isEmpty()) {
      return OracleTerms.objective(tape, reconstruction, paid, beta);
    }
    Capacity target = elbo.capacity().get();
    Value distance = OracleTerms.distance(tape, paid, capacity);
    return OracleTerms.objective(tape, reconstruction, distance, target.gamma());
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
      Value told = OracleConditions.behindItems(tape, vae, items, conditions);
      Value features = vae.encoder().interpret(layers, told);
      return new Encoded(
          vae.meanHead().interpret(layers, features),
          layers.each(
              vae.logVarianceHead().interpret(layers, features),
              ScalarFunction.logVarianceClamp()));
    }

    Value decode(Value latent) {
      return vae.decoder()
          .interpret(layers, OracleConditions.behindLatents(tape, vae, latent, conditions));
    }

    OracleScale scale(Value decoded) {
      return OracleScale.of(tape, leaves, vae.likelihood(), decoded);
    }
  }
}
