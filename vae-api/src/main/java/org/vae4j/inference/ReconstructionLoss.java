package org.vae4j.inference;

import org.vae4j.Samples;
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
 * {@code -log p(x|z)} of one value, from the mean of p(x|z): all that a decoder gives. Where the
 * mean is not what training works with (a logit, a location), it is turned back. Float32 means end
 * at 0 and 1, logits do not, so means are held to [1e-6, 1 - 1e-6]: a value costs at most 13.8 nats
 * under a Bernoulli likelihood.
 */
@FunctionalInterface
interface ReconstructionLoss {
  /** Returns the loss of a value in nats. */
  double of(double value, double mean);

  /** Returns the squared error, for when nothing is known of the likelihood. */
  static ReconstructionLoss squaredError() {
    return (value, mean) -> (value - mean) * (value - mean);
  }

  /**
   * Returns the loss under a likelihood.
   *
   * @throws IllegalArgumentException if its scale is learned or predicted, which a decoder does not
   *     tell
   */
  static ReconstructionLoss of(Likelihood likelihood) {
    return likelihood.accept(new Formulas());
  }

  /** Returns the loss of item i of some, summed over its values. */
  default double of(Samples items, Samples means, int i) {
    double sum = 0;
    for (int position = 0; position < items.itemShape().volume(); position++) {
      sum += of(items.value(i, position), means.value(i, position));
    }
    return sum;
  }

  /** The formula of each likelihood; the records document them. */
  final class Formulas implements LikelihoodInterpreter<ReconstructionLoss> {
    private static final double EDGE = 1e-6;
    private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

    private Formulas() {}

    @Override
    public ReconstructionLoss bernoulli(Bernoulli likelihood) {
      return (value, mean) -> {
        double p = inside(mean);
        return -value * Math.log(p) - (1 - value) * Math.log1p(-p);
      };
    }

    @Override
    public ReconstructionLoss continuousBernoulli(ContinuousBernoulli likelihood) {
      return (value, mean) -> {
        double logit = ContinuousBernoulliMean.logit(inside(mean));
        double size = Math.abs(logit);
        double logIntegral = size < 1e-9 ? 0 : Math.log(-Math.expm1(-size) / size);
        return Math.max(logit, 0) - logit * value + logIntegral;
      };
    }

    @Override
    public ReconstructionLoss gaussian(Gaussian likelihood) {
      double sigma = fixed(likelihood, likelihood.scale());
      double constant = Math.log(sigma) + HALF_LOG_TWO_PI;
      return (value, mean) -> {
        double distance = (value - mean) / sigma;
        return distance * distance / 2 + constant;
      };
    }

    @Override
    public ReconstructionLoss laplace(Laplace likelihood) {
      double scale = fixed(likelihood, likelihood.scale());
      double constant = Math.log(2 * scale);
      return (value, mean) -> Math.abs(value - mean) / scale + constant;
    }

    @Override
    public ReconstructionLoss discretizedLogistic(DiscretizedLogistic likelihood) {
      double scale = fixed(likelihood, likelihood.scale());
      double half = 0.5 / DiscretizedLogistic.STEPS;
      double logWidth = Math.log(-Math.expm1(-2 * half / scale));
      return (value, mean) -> {
        double p = inside(mean);
        double location =
            p
                + scale
                    * (Math.log(-Math.expm1(-p / scale)) - Math.log(-Math.expm1((p - 1) / scale)));
        double loss = value > half && value < 1 - half ? -logWidth : 0;
        if (value < 1 - half) {
          loss += softplus((location - value - half) / scale);
        }
        if (value > half) {
          loss += softplus((value - half - location) / scale);
        }
        return loss;
      };
    }

    private static double inside(double mean) {
      return Math.min(Math.max(mean, EDGE), 1 - EDGE);
    }

    private static double softplus(double x) {
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double fixed(Likelihood likelihood, Scale scale) {
      Require.argument(
          scale.kind() == Scale.Kind.FIXED,
          "AnomalyDetector likelihood",
          "a scale that is a number",
          likelihood,
          "a decoder does not tell its scale; give the learned value, or score without likelihood");
      return scale.value();
    }
  }
}
