package org.vae4j.evaluation;

import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Likelihood;

/**
 * A model whose p(x) is known: {@code x = (a z_0, b z_1, 0) + SIGMA * noise}, so the values are
 * independent normal variables. Its q(z|x) is the exact posterior, moved and widened at will.
 */
final class LinearGaussianModel implements VaeModel {
  static final double SIGMA = 0.5;

  private static final double[] SLOPES = {1.5, 0.8};

  private final double shift;
  private final double widening;

  LinearGaussianModel(double shift, double widening) {
    this.shift = shift;
    this.widening = widening;
  }

  @Override
  public Shape itemShape() {
    return Shape.of(3);
  }

  @Override
  public int latentSize() {
    return 2;
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return Optional.of(Likelihood.gaussian(SIGMA));
  }

  @Override
  public Samples decode(Samples latents) {
    return Samples.filledBy(
        latents.count(),
        itemShape(),
        values -> {
          for (int i = 0; i < latents.count(); i++) {
            for (int d = 0; d < 2; d++) {
              values[3 * i + d] = (float) (SLOPES[d] * latents.value(i, d));
            }
          }
        });
  }

  @Override
  public Posterior encode(Samples items) {
    float[] mean = new float[2 * items.count()];
    float[] logVariance = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) mean(items.value(i / 2, i % 2), i % 2);
      logVariance[i] = (float) Math.log(variance(i % 2));
    }
    return new Posterior(Samples.of(Shape.of(2), mean), Samples.of(Shape.of(2), logVariance));
  }

  private double mean(double x, int d) {
    return exactVariance(d) * SLOPES[d] * x / (SIGMA * SIGMA) + shift;
  }

  private double variance(int d) {
    return exactVariance(d) * widening;
  }

  private static double exactVariance(int d) {
    return 1 / (1 + SLOPES[d] * SLOPES[d] / (SIGMA * SIGMA));
  }

  /** Returns -log p(x). */
  double exactLoss(Samples items, int item) {
    double loss = 0;
    for (int i = 0; i < 3; i++) {
      double slope = i < 2 ? SLOPES[i] : 0;
      double variance = slope * slope + SIGMA * SIGMA;
      double x = items.value(item, i);
      loss += (x * x / variance + Math.log(2 * Math.PI * variance)) / 2;
    }
    return loss;
  }

  /** Returns the exact negative ELBO: -log p(x) + KL(q || exact posterior). */
  double negativeElbo(Samples items, int item) {
    double loss = exactLoss(items, item);
    for (int d = 0; d < 2; d++) {
      loss += (widening - 1 - Math.log(widening) + shift * shift / exactVariance(d)) / 2;
    }
    return loss;
  }

  @Override
  public void close() {}
}
