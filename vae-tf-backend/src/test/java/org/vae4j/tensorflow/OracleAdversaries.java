package org.vae4j.tensorflow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.vae4j.Shape;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.model.Gan;
import org.vae4j.model.GanLoss;
import org.vae4j.model.HingeLoss;
import org.vae4j.model.Network;
import org.vae4j.model.NonSaturatingLoss;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeGan;
import org.vae4j.model.WassersteinLoss;
import org.vae4j.oracle.OracleConditions;
import org.vae4j.oracle.OracleLayers;
import org.vae4j.oracle.OraclePosterior;
import org.vae4j.oracle.OracleVae;
import org.vae4j.oracle.Tape;
import org.vae4j.oracle.Value;
import org.vae4j.training.LossTerms;

/** Adversarial losses in double precision, written as plain loops after their formulas. */
final class OracleAdversaries {
  private final boolean training;

  /** Vectors of spectral normalizations by kernel, inputs and outputs; no kernel without one. */
  private final Map<String, double[][]> vectors = new LinkedHashMap<>();

  OracleAdversaries(boolean training) {
    this.training = training;
  }

  /**
   * Fixes the vectors of a spectral normalization at some parameters.
   *
   * @param moves whether they make a step of the power iteration
   */
  OracleAdversaries normalizing(Network network, Map<String, double[]> parameters, boolean moves) {
    for (ParameterSpec spec : network.parameters()) {
      if (spec.role() == Role.KERNEL) {
        double[][] matrix = matrix(network, spec, parameters.get(spec.name()));
        double[] u = parameters.get(spec.name().replace(".kernel", ".spectral_vector"));
        double[] v = lengthOne(times(matrix, u));
        vectors.put(
            spec.name(), new double[][] {v, moves ? lengthOne(times(transposed(matrix), v)) : u});
      }
    }
    return this;
  }

  /** Returns the vectors that a step leaves, by kernel. */
  double[] vector(String kernel) {
    return vectors.get(kernel)[1];
  }

  /** Returns the terms of a GAN that a validation has. */
  Map<String, Double> gan(Gan gan, Map<String, double[]> parameters, double[] items, double[] z) {
    double[] generated = generate(gan, parameters, z);
    double generator = generatorLoss(gan, parameters, z);
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(LossTerms.DISCRIMINATOR, discriminatorLoss(gan, parameters, items, z));
    terms.put(LossTerms.GENERATOR, generator);
    terms.put(LossTerms.OBJECTIVE, generator);
    int size = gan.itemShape().volume();
    terms.put(LossTerms.DIVERSITY, variance(generated, size) / variance(items, size));
    return terms;
  }

  double discriminatorLoss(Gan gan, Map<String, double[]> parameters, double[] items, double[] z) {
    Network judge = gan.discriminator();
    return real(gan.loss(), scores(judge, parameters, items))
        + generated(gan.loss(), scores(judge, parameters, generate(gan, parameters, z)));
  }

  /**
   * Returns the gradient penalty of a critic.
   *
   * @param places where between generated items and items of the data, from 0 to 1
   */
  double penalty(
      Gan gan, Map<String, double[]> parameters, double[] items, double[] z, double[] places) {
    double[] between = generate(gan, parameters, z);
    int size = gan.itemShape().volume();
    for (int i = 0; i < between.length; i++) {
      between[i] += places[i / size] * (items[i] - between[i]);
    }
    Tape tape = new Tape();
    Value input = tape.leaf(gan.itemShape(), between);
    Value scores = interpret(tape, gan.discriminator(), parameters, input);
    Value sum =
        tape.computed(
            Shape.of(1),
            new double[] {Arrays.stream(scores.values()).sum()},
            result -> Arrays.fill(scores.gradient(), result.gradient()[0]));
    tape.backward(sum);
    double penalty = 0;
    for (int item = 0; item < places.length; item++) {
      double squares = 0;
      for (int v = 0; v < size; v++) {
        squares += Math.pow(input.gradient()[item * size + v], 2);
      }
      penalty += Math.pow(Math.sqrt(squares) - 1, 2) / places.length;
    }
    return ((WassersteinLoss) gan.loss()).penalty() * penalty;
  }

  private Value interpret(
      Tape tape, Network network, Map<String, double[]> parameters, Value input) {
    return network.interpret(layers(tape, network, parameters), input);
  }

  double generatorLoss(Gan gan, Map<String, double[]> parameters, double[] z) {
    return generator(
        gan.loss(), scores(gan.discriminator(), parameters, generate(gan, parameters, z)));
  }

  private double[] generate(Gan gan, Map<String, double[]> parameters, double[] z) {
    double[] logits = run(gan.generator(), gan.generator().layers().size(), parameters, z);
    return Arrays.stream(logits).map(OracleAdversaries::sigmoid).toArray();
  }

  /**
   * Returns the terms of a VAE-GAN without batch normalization.
   *
   * @param conditions what is told of each item; none for a model without a condition
   */
  Map<String, Double> vaeGan(
      Vae vae,
      Map<String, double[]> parameters,
      double[] items,
      double[] noise,
      double... conditions) {
    VaeGan objective = (VaeGan) vae.objective();
    OracleVae oracle = OracleVae.of(vae, parameters).given(conditions);
    int latent = vae.latentSize();
    int values = vae.itemShape().volume();
    int batch = items.length / values;
    OraclePosterior posterior = oracle.encode(items);
    double[] z = new double[batch * latent];
    double[] prior = new double[z.length];
    double kl = 0;
    for (int i = 0; i < z.length; i++) {
      int at = i / latent * 2 * latent + i % latent;
      double mean = posterior.mean()[i];
      double logVariance = posterior.logVariance()[i];
      z[i] = mean + Math.exp(logVariance / 2) * noise[at];
      prior[i] = noise[at + latent];
      kl += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2 / batch;
    }
    double[] means = oracle.decode(z);
    double reconstruction = 0;
    for (int i = 0; i < items.length; i++) {
      reconstruction -=
          (items[i] * Math.log(means[i]) + (1 - items[i]) * Math.log(1 - means[i])) / batch;
    }
    UnaryOperator<double[]> told =
        objective.classification() > 0
            ? UnaryOperator.identity()
            : images -> OracleConditions.behindItems(new Tape(), vae, images, conditions).values();
    Network judge = objective.discriminator(vae.itemShape(), vae.condition());
    int layers = objective.featureLayers().orElse(judge.layers().size() - 1);
    double[] ofItems = run(judge, layers, parameters, told.apply(items));
    double[] ofMeans = run(judge, layers, parameters, told.apply(means));
    double features = 0;
    for (int i = 0; i < ofItems.length; i++) {
      features += Math.pow(ofItems[i] - ofMeans[i], 2) / 2 / batch;
    }
    double[] data = scores(judge, parameters, told.apply(items));
    double[] reconstructed = scores(judge, parameters, told.apply(means));
    double[] drawn = scores(judge, parameters, told.apply(oracle.decode(prior)));
    GanLoss loss = objective.loss();
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(LossTerms.RECONSTRUCTION, reconstruction);
    terms.put(LossTerms.KL, kl);
    terms.put(LossTerms.OBJECTIVE, objective.beta() * kl + features);
    terms.put(LossTerms.FEATURE_RECONSTRUCTION, features);
    terms.put(LossTerms.GENERATOR, generator(loss, reconstructed) + generator(loss, drawn));
    terms.put(
        LossTerms.DISCRIMINATOR,
        real(loss, data) + generated(loss, reconstructed) + generated(loss, drawn));
    objective
        .classifier(vae.itemShape(), vae.condition())
        .ifPresent(
            classifier -> {
              ToDoubleFunction<double[]> classification =
                  images ->
                      crossEntropy(
                          run(
                              classifier,
                              classifier.layers().size(),
                              parameters,
                              run(judge, judge.layers().size() - 1, parameters, images)),
                          conditions,
                          batch);
              terms.put(LossTerms.CLASSIFICATION, classification.applyAsDouble(items));
              terms.put(
                  LossTerms.GENERATED_CLASSIFICATION,
                  classification.applyAsDouble(means)
                      + classification.applyAsDouble(oracle.decode(prior)));
            });
    return terms;
  }

  /** Returns the mean over a batch of -log softmax, at the class that has a 1. */
  private static double crossEntropy(double[] logits, double[] oneHot, int batch) {
    int classes = logits.length / batch;
    double sum = 0;
    for (int item = 0; item < batch; item++) {
      double all = 0;
      double own = 0;
      for (int i = item * classes; i < (item + 1) * classes; i++) {
        all += Math.exp(logits[i]);
        own += oneHot[i] * logits[i];
      }
      sum += Math.log(all) - own;
    }
    return sum / batch;
  }

  private double[] scores(Network judge, Map<String, double[]> parameters, double[] items) {
    return run(judge, judge.layers().size(), parameters, items);
  }

  /** Leads items through the first layers of a network. */
  private double[] run(
      Network network, int layers, Map<String, double[]> parameters, double[] items) {
    Tape tape = new Tape();
    OracleLayers meaning = layers(tape, network, parameters);
    Value value = tape.leaf(network.input(), items);
    for (int index = 0; index < layers; index++) {
      value = network.layers().get(index).accept(meaning, value, network.position(index));
    }
    return value.values();
  }

  private OracleLayers layers(Tape tape, Network network, Map<String, double[]> parameters) {
    Map<String, Value> leaves = new LinkedHashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      double[] values = parameters.get(spec.name());
      double[][] normalizing = vectors.get(spec.name());
      if (normalizing != null) {
        double largest =
            product(normalizing[0], times(matrix(network, spec, values), normalizing[1]));
        values = Arrays.stream(values).map(value -> value / largest).toArray();
      }
      leaves.put(spec.name(), tape.leaf(spec.shape(), values));
    }
    return training
        ? OracleLayers.training(tape, leaves, Map.of())
        : OracleLayers.inference(tape, leaves);
  }

  private static double real(GanLoss loss, double[] scores) {
    if (loss instanceof WassersteinLoss) {
      return mean(scores, d -> -d);
    }
    return mean(scores, d -> loss instanceof HingeLoss ? Math.max(0, 1 - d) : softplus(-d));
  }

  private static double generated(GanLoss loss, double[] scores) {
    if (loss instanceof WassersteinLoss) {
      return mean(scores, d -> d);
    }
    return mean(scores, d -> loss instanceof HingeLoss ? Math.max(0, 1 + d) : softplus(d));
  }

  private static double generator(GanLoss loss, double[] scores) {
    return mean(scores, d -> loss instanceof NonSaturatingLoss ? softplus(-d) : -d);
  }

  private static double mean(double[] scores, DoubleUnaryOperator loss) {
    return Arrays.stream(scores).map(loss).average().orElseThrow();
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double variance(double[] items, int size) {
    int count = items.length / size;
    double sum = 0;
    for (int v = 0; v < size; v++) {
      double mean = 0;
      for (int i = 0; i < count; i++) {
        mean += items[i * size + v] / count;
      }
      for (int i = 0; i < count; i++) {
        sum += Math.pow(items[i * size + v] - mean, 2) / count;
      }
    }
    return sum;
  }

  /** Returns a kernel with a row per input and a column per output. */
  static double[][] matrix(Network network, ParameterSpec spec, double[] values) {
    int index = Integer.parseInt(spec.name().replaceAll(".*\\[(\\d+)\\].*", "$1"));
    int rank = spec.shape().rank();
    boolean transposed = network.layers().get(index) instanceof ConvTranspose2d;
    int last = spec.shape().size(rank - 1);
    int outputs = transposed ? spec.shape().size(rank - 2) : last;
    double[][] matrix = new double[values.length / outputs][outputs];
    for (int i = 0; i < values.length; i++) {
      int output = transposed ? i / last % outputs : i % outputs;
      int input = transposed ? i / last / outputs * last + i % last : i / outputs;
      matrix[input][output] = values[i];
    }
    return matrix;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> product(row, vector)).toArray();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < result.length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }

  private static double[] lengthOne(double[] vector) {
    double length = Math.sqrt(product(vector, vector));
    return Arrays.stream(vector).map(value -> value / length).toArray();
  }
}
