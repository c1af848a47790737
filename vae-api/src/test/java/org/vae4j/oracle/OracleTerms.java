package org.vae4j.oracle;

import org.vae4j.Shape;

/** The terms of the objective as steps on a tape, each a single number averaged over the batch. */
final class OracleTerms {
  private static final Shape NUMBER = Shape.of(1);

  private OracleTerms() {}

  /** Returns {@code sum(softplus(logit) - x * logit)}, the cross-entropy on logits. */
  static Value bernoulli(Tape tape, Value logits, double[] items) {
    int count = logits.count();
    double sum = 0;
    for (int i = 0; i < items.length; i++) {
      double logit = logits.values()[i];
      sum += ScalarFunction.softplus(logit) - items[i] * logit;
    }
    return tape.computed(
        NUMBER,
        new double[] {sum / count},
        result -> {
          for (int i = 0; i < items.length; i++) {
            double difference = ScalarFunction.sigmoid(logits.values()[i]) - items[i];
            logits.gradient()[i] += result.gradient()[0] * difference / count;
          }
        });
  }

  /** Returns {@code sum(mean^2 + exp(logVariance) - 1 - logVariance) / 2}. */
  static Value kl(Tape tape, Value mean, Value logVariance) {
    int count = mean.count();
    double sum = 0;
    for (int i = 0; i < mean.values().length; i++) {
      double mu = mean.values()[i];
      double logVar = logVariance.values()[i];
      sum += (mu * mu + Math.expm1(logVar) - logVar) / 2;
    }
    return tape.computed(
        NUMBER,
        new double[] {sum / count},
        result -> {
          double gradient = result.gradient()[0] / count;
          for (int i = 0; i < mean.values().length; i++) {
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
