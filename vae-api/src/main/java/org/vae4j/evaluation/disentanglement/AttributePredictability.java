package org.vae4j.evaluation.disentanglement;

import java.util.stream.IntStream;

/**
 * SAP: for each factor, the accuracy with which a linear support vector machine on one dimension
 * predicts it, for the best dimension less the second; the mean over the factors. Accuracies are
 * those of test items.
 *
 * @see <a href="https://arxiv.org/abs/1711.00848">Kumar et al. 2018, section 3</a>
 */
final class AttributePredictability {
  private AttributePredictability() {}

  static double of(CodeTable training, CodeTable test) {
    return IntStream.range(0, training.counts().size())
        .parallel()
        .mapToDouble(factor -> gap(training, test, factor))
        .average()
        .orElseThrow();
  }

  private static double gap(CodeTable training, CodeTable test, int factor) {
    double[] accuracies = new double[training.latentSize()];
    for (int d = 0; d < accuracies.length; d++) {
      LinearMachines machines =
          LinearMachines.fit(
              training.codes()[d], training.factors()[factor], training.counts().get(factor));
      accuracies[d] = Scores.accuracy(test.factors()[factor], machines.predict(test.codes()[d]));
    }
    return Scores.gap(accuracies);
  }
}
