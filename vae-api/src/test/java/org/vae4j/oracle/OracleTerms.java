package org.vae4j.oracle;

import org.vae4j.Shape;

/** The terms of the objective as steps on a tape, each a single number averaged over the batch. */
final class OracleTerms {
  private static final Shape NUMBER = Shape.of(1);

  private OracleTerms() {}

  /** Returns {@code -log p(x|z)}, given what the decoder says about each value. */
  static Value reconstruction(
      Tape tape, OracleLikelihood likelihood, OracleScale decoded, double[] items, int count) {
    double sum = 0;
    for (int i = 0; i < items.length; i++) {
      sum += likelihood.loss(items[i], decoded.location(i), decoded.logScale(i)).value();
    }
    return tape.computed(
        NUMBER,
        new double[] {sum / count},
        result -> {
          double gradient = result.gradient()[0] / count;
          for (int i = 0; i < items.length; i++) {
            OracleLikelihood.Term term =
                likelihood.loss(items[i], decoded.location(i), decoded.logScale(i));
            decoded.addGradients(i, gradient * term.byLocation(), gradient * term.byLogScale());
          }
        });
  }

  /**
   * Returns {@code sum(mean^2 + exp(logVariance) - 1 - logVariance) / 2} over the batch, averaged,
   * for each dimension.
   */
  static Value klPerDimension(Tape tape, Value mean, Value logVariance) {
    int count = mean.count();
    int size = mean.itemShape().volume();
    double[] sums = new double[size];
    for (int i = 0; i < mean.values().length; i++) {
      double mu = mean.values()[i];
      double logVar = logVariance.values()[i];
      sums[i % size] += (mu * mu + Math.expm1(logVar) - logVar) / 2 / count;
    }
    return tape.computed(
        mean.itemShape(),
        sums,
        result -> {
          for (int i = 0; i < mean.values().length; i++) {
            double gradient = result.gradient()[i % size] / count;
            mean.gradient()[i] += gradient * mean.values()[i];
            logVariance.gradient()[i] += gradient * Math.expm1(logVariance.values()[i]) / 2;
          }
        });
  }

  /** Returns {@code mean + exp(logVariance / 2) * noise}. */
  static Value latent(Tape tape, Value mean, Value logVariance, double[] noise) {
    double[] values = mean.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += Math.exp(logVariance.values()[i] / 2) * noise[i];
    }
    return tape.computed(
        mean.itemShape(),
        values,
        result -> {
          for (int i = 0; i < values.length; i++) {
            double deviation = Math.exp(logVariance.values()[i] / 2);
            mean.gradient()[i] += result.gradient()[i];
            logVariance.gradient()[i] += result.gradient()[i] * deviation * noise[i] / 2;
          }
        });
  }

  /** Returns the sum over dimensions of {@code max(freeBits, kl)}. */
  static Value paid(Tape tape, Value klPerDimension, double freeBits) {
    double sum = 0;
    for (double kl : klPerDimension.values()) {
      sum += Math.max(freeBits, kl);
    }
    return tape.computed(
        NUMBER,
        new double[] {sum},
        result -> {
          for (int j = 0; j < klPerDimension.values().length; j++) {
            if (klPerDimension.values()[j] >= freeBits) {
              klPerDimension.gradient()[j] += result.gradient()[0];
            }
          }
        });
  }

  /** Returns {@code |kl - capacity|}. */
  static Value distance(Tape tape, Value kl, double capacity) {
    double difference = kl.values()[0] - capacity;
    return tape.computed(
        NUMBER,
        new double[] {Math.abs(difference)},
        result -> kl.gradient()[0] += Math.signum(difference) * result.gradient()[0]);
  }

  /** Returns {@code reconstruction + beta * kl}. */
  static Value objective(Tape tape, Value reconstruction, Value kl, double beta) {
    return tape.computed(
        NUMBER,
        new double[] {reconstruction.values()[0] + beta * kl.values()[0]},
        result -> {
          reconstruction.gradient()[0] += result.gradient()[0];
          kl.gradient()[0] += beta * result.gradient()[0];
        });
  }
}
