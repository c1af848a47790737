package org.vae4j.evaluation;

/**
 * The binary cross-entropy, {@code -sum(x log(p) + (1 - x) log(1 - p))}. Logarithms are what this
 * costs, so the factors of values that are 0 or 1 are multiplied first; a product of {@value
 * #BLOCK} of them, each at least 2^-25, is far from the smallest double.
 */
final class BernoulliLoss implements ItemLoss {
  private static final int BLOCK = 32;

  @Override
  public double of(float[] item, float[] decoded) {
    double logLikelihood = 0;
    for (int from = 0; from < item.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, item.length);
      double product = 1;
      for (int i = from; i < to; i++) {
        double x = item[i];
        double p = MeanLosses.held(decoded[i]);
        if (x == 1) {
          product *= p;
        } else {
          product *= 1 - p;
          logLikelihood += x == 0 ? 0 : x * Math.log(p / (1 - p));
        }
      }
      logLikelihood += Math.log(product);
    }
    return -logLikelihood;
  }
}
