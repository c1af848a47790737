package org.vae4j.examples;

import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.training.LossTerms;

/**
 * The log that a convolutional VAE in PyTorch left on Fashion-MNIST, in nats per image: the run
 * that {@link TrainFashionMnist} is compared with.
 */
final class PublishedFashionMnist {
  /** The test total after the last of its epochs. */
  static final double TOTAL = 247.20;

  private static final double[] TOTALS = {
    278.92, 268.53, 262.61, 258.74, 255.81, 252.79, 251.57, 249.42, 248.17, TOTAL
  };
  private static final double[] RECONSTRUCTION = {
    263.82, 253.25, 247.53, 244.18, 241.10, 238.63, 237.21, 235.21, 233.94, 233.25
  };
  private static final double[] KL = {
    15.09, 15.27, 15.08, 14.56, 14.70, 14.16, 14.37, 14.22, 14.23, 13.95
  };

  private PublishedFashionMnist() {}

  /**
   * Returns the test losses of its ten epochs. The totals are the objectives: the sums of what was
   * rounded differ from them in the last digit.
   */
  static List<LossTerms> test() {
    return IntStream.range(0, KL.length)
        .mapToObj(e -> new LossTerms(RECONSTRUCTION[e], KL[e], TOTALS[e]))
        .toList();
  }
}
