package org.vae4j.tensorflow.export;

import java.util.Optional;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.LikelihoodInterpreter;
import org.vae4j.model.Scale;
import org.vae4j.onnx.internal.BundleFormat;

/** The interpreter that says the scale of a trained likelihood. */
final class LikelihoodScale implements LikelihoodInterpreter<Optional<String>> {
  private LikelihoodScale() {}

  /** Returns a number, or {@link BundleFormat#PER_VALUE}; empty if there is no scale. */
  static Optional<String> of(Likelihood trained) {
    return trained.accept(new LikelihoodScale());
  }

  @Override
  public Optional<String> bernoulli(Bernoulli likelihood) {
    return Optional.empty();
  }

  @Override
  public Optional<String> continuousBernoulli(ContinuousBernoulli likelihood) {
    return Optional.empty();
  }

  @Override
  public Optional<String> gaussian(Gaussian likelihood) {
    return Optional.of(words(likelihood.scale()));
  }

  @Override
  public Optional<String> laplace(Laplace likelihood) {
    return Optional.of(words(likelihood.scale()));
  }

  @Override
  public Optional<String> discretizedLogistic(DiscretizedLogistic likelihood) {
    return Optional.of(words(likelihood.scale()));
  }

  private static String words(Scale scale) {
    return scale.kind() == Scale.Kind.PER_VALUE
        ? BundleFormat.PER_VALUE
        : String.valueOf(scale.value());
  }
}
