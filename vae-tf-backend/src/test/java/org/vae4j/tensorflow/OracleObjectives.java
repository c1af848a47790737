package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.model.BetaTcVae;
import org.vae4j.model.Elbo;
import org.vae4j.model.InfoVae;
import org.vae4j.model.Iwae;
import org.vae4j.model.MmdKernel;
import org.vae4j.model.ObjectiveInterpreter;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeGan;
import org.vae4j.oracle.OraclePosterior;
import org.vae4j.oracle.OracleVae;
import org.vae4j.training.LossTerms;

/**
 * Objectives in double precision, written as plain loops after their formulas. For models with a
 * Bernoulli likelihood, without batch normalization and dropout.
 */
final class OracleObjectives implements ObjectiveInterpreter<Map<String, Double>> {
  private final OracleVae oracle;
  private final double[] items;
  private final double[] noise;
  private final double trainingItems;
  private final int latent;
  private final int values;
  private final int batch;
  private final double[] mean;
  private final double[] logVariance;

  OracleObjectives(
      Vae vae, OracleVae oracle, double[] items, double[] noise, double trainingItems) {
    this.oracle = oracle;
    this.items = items;
    this.noise = noise;
    this.trainingItems = trainingItems;
    this.latent = vae.latentSize();
    this.values = vae.itemShape().volume();
    this.batch = items.length / values;
    OraclePosterior posterior = oracle.encode(items);
    this.mean = posterior.mean();
    this.logVariance = posterior.logVariance();
  }

  @Override
  public Map<String, Double> elbo(Elbo objective) {
    throw new IllegalStateException("the oracle itself has it");
  }

  @Override
  public Map<String, Double> betaTcVae(BetaTcVae objective) {
    double[] z = draws(1, latent);
    double information = 0;
    double correlation = 0;
    double dimensions = 0;
    for (int i = 0; i < batch; i++) {
      double own = 0;
      double prior = 0;
      double aggregated = 0;
      double marginals = 0;
      for (int j = 0; j < batch; j++) {
        aggregated += weight(objective.estimate(), i, j) * Math.exp(logDensity(z, i, j));
      }
      for (int d = 0; d < latent; d++) {
        double value = z[i * latent + d];
        own += logNormal(value, mean[i * latent + d], logVariance[i * latent + d]);
        prior += logNormal(value, 0, 0);
        double density = 0;
        for (int j = 0; j < batch; j++) {
          density +=
              weight(objective.estimate(), i, j)
                  * Math.exp(logNormal(value, mean[j * latent + d], logVariance[j * latent + d]));
        }
        marginals += Math.log(density);
      }
      information += (own - Math.log(aggregated)) / batch;
      correlation += (Math.log(aggregated) - marginals) / batch;
      dimensions += (marginals - prior) / batch;
    }
    double reconstruction = mean(reconstructions(z, 1));
    Map<String, Double> terms = plain(reconstruction);
    terms.put(
        LossTerms.OBJECTIVE,
        reconstruction
            + objective.alpha() * information
            + objective.beta() * correlation
            + objective.gamma() * dimensions);
    terms.put(BetaTcVae.MUTUAL_INFORMATION, information);
    terms.put(BetaTcVae.TOTAL_CORRELATION, correlation);
    terms.put(BetaTcVae.DIMENSION_KL, dimensions);
    return terms;
  }

  private double weight(BetaTcVae.Estimate estimate, int i, int j) {
    if (estimate == BetaTcVae.Estimate.WEIGHTED) {
      return 1 / (trainingItems * batch);
    }
    double m = batch - 1;
    if (i == j) {
      return 1 / trainingItems;
    }
    return j == (i + 1) % batch ? (trainingItems - m) / (trainingItems * m) : 1 / m;
  }

  private double logDensity(double[] z, int i, int j) {
    double sum = 0;
    for (int d = 0; d < latent; d++) {
      sum += logNormal(z[i * latent + d], mean[j * latent + d], logVariance[j * latent + d]);
    }
    return sum;
  }

  private static double logNormal(double x, double mean, double logVariance) {
    double variance = Math.exp(logVariance);
    return -0.5 * ((x - mean) * (x - mean) / variance + Math.log(2 * Math.PI * variance));
  }

  @Override
  public Map<String, Double> infoVae(InfoVae objective) {
    double[] z = draws(1, 2 * latent);
    double[] prior = new double[z.length];
    for (int i = 0; i < batch; i++) {
      System.arraycopy(noise, (2 * i + 1) * latent, prior, i * latent, latent);
    }
    double mmd =
        kernelMean(objective.kernel(), z, z, true)
            + kernelMean(objective.kernel(), prior, prior, true)
            - 2 * kernelMean(objective.kernel(), z, prior, false);
    double reconstruction = mean(reconstructions(z, 1));
    Map<String, Double> terms = plain(reconstruction);
    terms.put(
        LossTerms.OBJECTIVE,
        reconstruction
            + (1 - objective.alpha()) * terms.get(LossTerms.KL)
            + (objective.alpha() + objective.lambda() - 1) * mmd);
    terms.put(InfoVae.MMD, mmd);
    return terms;
  }

  private double kernelMean(MmdKernel kernel, double[] a, double[] b, boolean others) {
    double c = 2 * kernel.scale() * latent;
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < batch; j++) {
        if (others && i == j) {
          continue;
        }
        double squares = 0;
        for (int d = 0; d < latent; d++) {
          double difference = a[i * latent + d] - b[j * latent + d];
          squares += difference * difference;
        }
        sum += kernel.kind() == MmdKernel.Kind.RBF ? Math.exp(-squares / c) : c / (c + squares);
        pairs++;
      }
    }
    return sum / pairs;
  }

  @Override
  public Map<String, Double> vaeGan(VaeGan objective) {
    throw new IllegalStateException("OracleAdversaries has it");
  }

  @Override
  public Map<String, Double> iwae(Iwae objective) {
    int draws = objective.samples();
    double[] z = draws(draws, draws * latent);
    double[] reconstructions = reconstructions(z, draws);
    double bound = 0;
    for (int i = 0; i < batch; i++) {
      double sum = 0;
      for (int k = 0; k < draws; k++) {
        int row = i * draws + k;
        double log = -reconstructions[row];
        for (int d = 0; d < latent; d++) {
          double value = z[row * latent + d];
          log +=
              logNormal(value, 0, 0)
                  - logNormal(value, mean[i * latent + d], logVariance[i * latent + d]);
        }
        sum += Math.exp(log);
      }
      bound += Math.log(sum / draws) / batch;
    }
    Map<String, Double> terms = plain(mean(reconstructions));
    terms.put(LossTerms.OBJECTIVE, -bound);
    return terms;
  }

  /** Returns the terms that all have, in order. */
  private Map<String, Double> plain(double reconstruction) {
    double kl = 0;
    for (int i = 0; i < mean.length; i++) {
      kl += 0.5 * (mean[i] * mean[i] + Math.exp(logVariance[i]) - 1 - logVariance[i]) / batch;
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(LossTerms.RECONSTRUCTION, reconstruction);
    terms.put(LossTerms.KL, kl);
    return terms;
  }

  /** Returns some draws of z for each item, from noise with so many numbers per item. */
  private double[] draws(int draws, int noisePerItem) {
    double[] z = new double[batch * draws * latent];
    for (int i = 0; i < batch; i++) {
      for (int k = 0; k < draws * latent; k++) {
        int at = i * latent + k % latent;
        z[i * draws * latent + k] =
            mean[at] + Math.exp(logVariance[at] / 2) * noise[i * noisePerItem + k];
      }
    }
    return z;
  }

  /** Returns -log p(x|z) for each draw. */
  private double[] reconstructions(double[] z, int draws) {
    double[] logits = oracle.logits(z);
    double[] sums = new double[batch * draws];
    for (int row = 0; row < sums.length; row++) {
      for (int v = 0; v < values; v++) {
        double logit = logits[row * values + v];
        double item = items[row / draws * values + v];
        sums[row] += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - item * logit;
      }
    }
    return sums;
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }
}
