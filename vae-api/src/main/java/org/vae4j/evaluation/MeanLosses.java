package org.vae4j.evaluation;

import org.vae4j.internal.Require;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.LikelihoodInterpreter;
import org.vae4j.model.Scale;

/**
 * The interpreter that finds the loss of a likelihood from its mean, in double precision. Means in
 * [0, 1] are float32 and carry no more than 24 bits below 1, so they are held to [2^-25, 1 -
 * 2^-25]: a mean that was rounded to 0 or 1 counts as half a step away from it.
 */
final class MeanLosses implements LikelihoodInterpreter<ItemLoss> {
  /** Half the distance from 1 to the next lower float. */
  static final double MARGIN = 0x1.0p-25;

  private MeanLosses() {}

  /**
   * Returns the loss of a likelihood.
   *
   * @throws IllegalArgumentException if it does not follow from the mean alone
   */
  static ItemLoss of(Likelihood likelihood) {
    return likelihood.accept(new MeanLosses());
  }

  static double held(double mean) {
    return Math.max(MARGIN, Math.min(1 - MARGIN, mean));
  }

  @Override
  public ItemLoss bernoulli(Bernoulli likelihood) {
    return new BernoulliLoss();
  }

  @Override
  public ItemLoss continuousBernoulli(ContinuousBernoulli likelihood) {
    return ItemLoss.sumOf(ContinuousBernoulliLoss::of);
  }

  @Override
  public ItemLoss gaussian(Gaussian likelihood) {
    double sigma = known(likelihood, likelihood.scale());
    double constant = Math.log(sigma) + Math.log(2 * Math.PI) / 2;
    return ItemLoss.sumOf(
        (value, mean) -> {
          double distance = (value - mean) / sigma;
          return distance * distance / 2 + constant;
        });
  }

  @Override
  public ItemLoss laplace(Laplace likelihood) {
    double scale = known(likelihood, likelihood.scale());
    double constant = Math.log(2 * scale);
    return ItemLoss.sumOf((value, mean) -> Math.abs(value - mean) / scale + constant);
  }

  @Override
  public ItemLoss discretizedLogistic(DiscretizedLogistic likelihood) {
    double scale = known(likelihood, likelihood.scale());
    return ItemLoss.sumOf((value, mean) -> DiscretizedLogisticLoss.of(value, mean, scale));
  }

  private static double known(Likelihood likelihood, Scale scale) {
    Require.argument(
        scale.kind() == Scale.Kind.FIXED,
        "ElboEvaluator likelihood",
        "one whose scale is known",
        likelihood,
        scale.kind() == Scale.Kind.LEARNED
            ? "give the scale that training found: Likelihood.trained(weights)"
            : "a decoder gives means alone, not the scale of each value");
    return scale.value();
  }
}
