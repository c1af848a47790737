package org.vae4j.tensorflow;

import org.tensorflow.op.Ops;
import org.vae4j.Shape;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.LikelihoodInterpreter;
import org.vae4j.model.Vae;

/** The interpreter that turns likelihoods into TensorFlow ops. */
final class GraphLikelihoods implements LikelihoodInterpreter<GraphLikelihood> {
  private final Ops tf;
  private final Shape itemShape;
  private final GraphParameters parameters;

  private GraphLikelihoods(Ops tf, Shape itemShape, GraphParameters parameters) {
    this.tf = tf;
    this.itemShape = itemShape;
    this.parameters = parameters;
  }

  /** Returns the ops of a model's likelihood. */
  static GraphLikelihood of(Ops tf, Vae vae, GraphParameters parameters) {
    return vae.likelihood().accept(new GraphLikelihoods(tf, vae.itemShape(), parameters));
  }

  @Override
  public GraphLikelihood bernoulli(Bernoulli likelihood) {
    return new BernoulliGraph(tf);
  }

  @Override
  public GraphLikelihood continuousBernoulli(ContinuousBernoulli likelihood) {
    return new ContinuousBernoulliGraph(tf);
  }

  @Override
  public GraphLikelihood gaussian(Gaussian likelihood) {
    return new GaussianGraph(
        tf,
        new GraphScale(tf, likelihood.scale(), Gaussian.LOG_SCALE_CLAMP, itemShape, parameters));
  }

  @Override
  public GraphLikelihood laplace(Laplace likelihood) {
    return new LaplaceGraph(
        tf, new GraphScale(tf, likelihood.scale(), Laplace.LOG_SCALE_CLAMP, itemShape, parameters));
  }

  @Override
  public GraphLikelihood discretizedLogistic(DiscretizedLogistic likelihood) {
    return new DiscretizedLogisticGraph(
        tf,
        new GraphScale(
            tf, likelihood.scale(), DiscretizedLogistic.LOG_SCALE_CLAMP, itemShape, parameters));
  }
}
