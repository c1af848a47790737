package org.vae4j.model;

/** The interpreter that puts what training found in the place of a learned scale. */
final class TrainedLikelihood implements LikelihoodInterpreter<Likelihood> {
  private final Weights weights;

  TrainedLikelihood(Weights weights) {
    this.weights = weights;
  }

  @Override
  public Likelihood bernoulli(Bernoulli likelihood) {
    return likelihood;
  }

  @Override
  public Likelihood continuousBernoulli(ContinuousBernoulli likelihood) {
    return likelihood;
  }

  @Override
  public Likelihood gaussian(Gaussian likelihood) {
    return new Gaussian(trained(likelihood.scale(), Gaussian.LOG_SCALE_CLAMP));
  }

  @Override
  public Likelihood laplace(Laplace likelihood) {
    return new Laplace(trained(likelihood.scale(), Laplace.LOG_SCALE_CLAMP));
  }

  @Override
  public Likelihood discretizedLogistic(DiscretizedLogistic likelihood) {
    return new DiscretizedLogistic(
        trained(likelihood.scale(), DiscretizedLogistic.LOG_SCALE_CLAMP));
  }

  private Scale trained(Scale scale, SoftClamp clamp) {
    if (scale.kind() != Scale.Kind.LEARNED) {
      return scale;
    }
    double raw = weights.get(scale.parameters().get(0).name())[0];
    return Scale.fixed(Math.exp(clamp.apply(raw)));
  }
}
