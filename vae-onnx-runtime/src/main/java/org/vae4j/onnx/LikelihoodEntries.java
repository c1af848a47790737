package org.vae4j.onnx;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Scale;
import org.vae4j.onnx.internal.BundleFormat;

/** What the entries of a file say about p(x|z). */
final class LikelihoodEntries {
  private LikelihoodEntries() {}

  /**
   * Reads the likelihood.
   *
   * @return empty if it is of an unknown kind, or its scale is missing or none
   */
  static Optional<Likelihood> read(Map<String, String> entries) {
    String scale = entries.get(BundleFormat.KEY_LIKELIHOOD_SCALE);
    return switch (entries.getOrDefault(BundleFormat.KEY_LIKELIHOOD, "")) {
      case "bernoulli" -> Optional.of(new Bernoulli());
      case "continuous_bernoulli" -> Optional.of(new ContinuousBernoulli());
      case "gaussian" -> scaled(scale, Gaussian::new);
      case "laplace" -> scaled(scale, Laplace::new);
      case "discretized_logistic" -> scaled(scale, DiscretizedLogistic::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Likelihood> scaled(
      @Nullable String text, Function<Scale, Likelihood> likelihood) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.equals(BundleFormat.PER_VALUE)) {
      return Optional.of(likelihood.apply(Scale.perValue()));
    }
    try {
      double value = Double.parseDouble(text);
      return value >= Scale.SMALLEST && value <= Scale.LARGEST
          ? Optional.of(likelihood.apply(Scale.fixed(value)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
