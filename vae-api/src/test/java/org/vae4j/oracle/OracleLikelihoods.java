package org.vae4j.oracle;

import java.util.function.DoubleBinaryOperator;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.LikelihoodInterpreter;

/** The interpreter that gives likelihoods their formulas, in double precision. */
public final class OracleLikelihoods implements LikelihoodInterpreter<OracleLikelihood> {
  private static final double LEVEL = 1.0 / 255;

  private OracleLikelihoods() {}

  /** Returns the formulas of a likelihood. */
  public static OracleLikelihood of(Likelihood likelihood) {
    return likelihood.accept(new OracleLikelihoods());
  }

  @Override
  public OracleLikelihood bernoulli(Bernoulli likelihood) {
    return formulas(
        (x, logit, logScale) ->
            new OracleLikelihood.Term(
                ScalarFunction.softplus(logit) - x * logit, ScalarFunction.sigmoid(logit) - x, 0),
        (logit, logScale) -> ScalarFunction.sigmoid(logit));
  }

  /** The integral of exp(logit x) over [0, 1] is expm1(logit) / logit. */
  @Override
  public OracleLikelihood continuousBernoulli(ContinuousBernoulli likelihood) {
    return formulas(
        (x, logit, logScale) -> {
          double size = Math.abs(logit);
          double logIntegral = size == 0 ? 0 : Math.log(-Math.expm1(-size) / size);
          return new OracleLikelihood.Term(
              Math.max(logit, 0) - logit * x + logIntegral, continuousBernoulliMean(logit) - x, 0);
        },
        (logit, logScale) -> continuousBernoulliMean(logit));
  }

  private static double continuousBernoulliMean(double logit) {
    return Math.abs(logit) < 1e-3
        ? 0.5 + logit / 12 - logit * logit * logit / 720
        : 0.5 + 0.5 / Math.tanh(logit / 2) - 1 / logit;
  }

  @Override
  public OracleLikelihood gaussian(Gaussian likelihood) {
    return formulas(
        (x, mean, logScale) -> {
          double distance = (x - mean) / Math.exp(logScale);
          return new OracleLikelihood.Term(
              distance * distance / 2 + logScale + Math.log(2 * Math.PI) / 2,
              -distance / Math.exp(logScale),
              1 - distance * distance);
        },
        (mean, logScale) -> mean);
  }

  @Override
  public OracleLikelihood laplace(Laplace likelihood) {
    return formulas(
        (x, mean, logScale) -> {
          double distance = (x - mean) / Math.exp(logScale);
          return new OracleLikelihood.Term(
              Math.abs(distance) + logScale + Math.log(2),
              -Math.signum(distance) / Math.exp(logScale),
              1 - Math.abs(distance));
        },
        (mean, logScale) -> mean);
  }

  @Override
  public OracleLikelihood discretizedLogistic(DiscretizedLogistic likelihood) {
    return formulas(
        OracleLikelihoods::discretizedLogistic,
        (mean, logScale) -> {
          double scale = Math.exp(logScale);
          return scale
              * (ScalarFunction.softplus(mean / scale)
                  - ScalarFunction.softplus((mean - 1) / scale));
        });
  }

  /**
   * The derivatives of {@code softplus(-a) + softplus(b) - log(1 - exp(-w))} with the bounds {@code
   * a, b = (x - mean +- LEVEL / 2) / s} and the width {@code w = LEVEL / s}.
   */
  private static OracleLikelihood.Term discretizedLogistic(double x, double mean, double logScale) {
    double scale = Math.exp(logScale);
    double loss = 0;
    double byLocation = 0;
    double byLogScale = 0;
    if (x < 1) {
      double upper = (x + LEVEL / 2 - mean) / scale;
      loss += ScalarFunction.softplus(-upper);
      byLocation += ScalarFunction.sigmoid(-upper) / scale;
      byLogScale += ScalarFunction.sigmoid(-upper) * upper;
    }
    if (x > 0) {
      double lower = (x - LEVEL / 2 - mean) / scale;
      loss += ScalarFunction.softplus(lower);
      byLocation -= ScalarFunction.sigmoid(lower) / scale;
      byLogScale -= ScalarFunction.sigmoid(lower) * lower;
    }
    if (x > 0 && x < 1) {
      double width = LEVEL / scale;
      loss -= Math.log(-Math.expm1(-width));
      byLogScale += width / Math.expm1(width);
    }
    return new OracleLikelihood.Term(loss, byLocation, byLogScale);
  }

  private static OracleLikelihood formulas(Loss loss, DoubleBinaryOperator mean) {
    return new OracleLikelihood() {
      @Override
      public Term loss(double value, double location, double logScale) {
        return loss.of(value, location, logScale);
      }

      @Override
      public double mean(double location, double logScale) {
        return mean.applyAsDouble(location, logScale);
      }
    };
  }

  /** A function of a value and the parameters of its distribution. */
  private interface Loss {
    OracleLikelihood.Term of(double value, double location, double logScale);
  }
}
