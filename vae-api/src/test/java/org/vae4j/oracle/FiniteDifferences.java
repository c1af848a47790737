package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;

/** Compares a gradient with central differences of the function it belongs to. */
final class FiniteDifferences {
  private static final double STEP = 1e-5;

  private FiniteDifferences() {}

  /**
   * Checks every entry of a gradient.
   *
   * @param what names the point in a failure
   * @param function the function; sees the point with one number moved
   * @param point where the gradient was taken
   * @param gradient the gradient
   */
  static void check(
      String what, ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
    assertThat(gradient).as(what).hasSameSizeAs(point);
    for (int i = 0; i < point.length; i++) {
      double difference =
          (function.applyAsDouble(moved(point, i, STEP))
                  - function.applyAsDouble(moved(point, i, -STEP)))
              / (2 * STEP);
      assertThat(gradient[i])
          .as("%s, entry %d", what, i)
          .isCloseTo(difference, within(1e-7 * Math.max(1, Math.abs(difference))));
    }
  }

  private static double[] moved(double[] point, int entry, double step) {
    double[] moved = point.clone();
    moved[entry] += step;
    return moved;
  }
}
