package org.vae4j.evaluation;

import org.vae4j.model.DiscretizedLogistic;

/**
 * The loss of {@link DiscretizedLogistic}. The exported mean y belongs to the location {@code s
 * (log(expm1(y / s)) - log(-expm1((y - 1) / s)))}, the inverse of the documented {@code y = s
 * (softplus(m / s) - softplus((m - 1) / s))}.
 */
final class DiscretizedLogisticLoss {
  private static final double LEVEL = 1.0 / DiscretizedLogistic.STEPS;

  private DiscretizedLogisticLoss() {}

  /** Returns {@code -log P(value)} in nats, of the level next to the value. */
  static double of(double value, double mean, double scale) {
    double location = location(MeanLosses.held(mean), scale);
    double level = Math.rint(value * DiscretizedLogistic.STEPS);
    double loss = 0;
    if (level < DiscretizedLogistic.STEPS) {
      loss += softplus(-((level + 0.5) * LEVEL - location) / scale);
    }
    if (level > 0) {
      loss += softplus(((level - 0.5) * LEVEL - location) / scale);
    }
    if (level > 0 && level < DiscretizedLogistic.STEPS) {
      loss -= Math.log(-Math.expm1(-LEVEL / scale));
    }
    return loss;
  }

  static double location(double mean, double scale) {
    return scale * (logExpm1(mean / scale) - Math.log(-Math.expm1((mean - 1) / scale)));
  }

  private static double logExpm1(double x) {
    return x + Math.log(-Math.expm1(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
