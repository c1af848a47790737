package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.WeightAveraging;

/** The oracle against numbers from pencil and paper. Adam is compared with PyTorch elsewhere. */
final class OracleOptimizerTest {
  private static final String KERNEL = "mean[0].kernel";
  private static final String BIAS = "mean[0].bias";

  /** Starts kernel and bias at 2 and takes steps with these gradients for both. */
  private static Map<String, double[]> after(OracleOptimizer optimizer, double... gradients) {
    Map<String, double[]> parameters = Map.of(KERNEL, new double[] {2}, BIAS, new double[] {2});
    for (int step = 0; step < gradients.length; step++) {
      double[] g = {gradients[step]};
      OracleLoss loss = new OracleLoss(0, 0, 0, Map.of(KERNEL, g, BIAS, g), Map.of());
      parameters = optimizer.step(parameters, loss, new TrainingProgress(step, 1, 10, List.of()));
    }
    return parameters;
  }

  private static void assertKernel(Map<String, double[]> parameters, double expected) {
    assertThat(parameters.get(KERNEL)[0]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void sgd() {
    assertKernel(after(new OracleOptimizer(Optimizer.sgd(0.1)), 1, -3), 2 - 0.1 + 0.3);
    // v = -0.1, then 0.5 * -0.1 + 0.3 = 0.25
    assertKernel(after(new OracleOptimizer(Optimizer.sgd(0.1).momentum(0.5)), 1, -3), 2.15);
    // w + 0.5 * -0.1 - 0.1, then + 0.5 * 0.25 + 0.3
    assertKernel(
        after(new OracleOptimizer(Optimizer.sgd(0.1).momentum(0.5).nesterov()), 1, -3), 2.275);
  }

  @Test
  void sgd_velocityKeepsTheRateOfItsTime() {
    Optimizer falling = Optimizer.sgd(LearningRate.step(0.1, 1)).momentum(0.5);
    // v = -0.1, then 0.5 * -0.1 - 0.01 * 1
    assertKernel(after(new OracleOptimizer(falling), 1, 1), 2 - 0.1 - 0.06);
  }

  @Test
  void adam_firstStepIsTheRate() {
    assertKernel(after(new OracleOptimizer(Optimizer.adam(0.1).epsilon(1e-300)), 7), 1.9);
    assertKernel(after(new OracleOptimizer(Optimizer.adam(0.1).epsilon(7)), 7), 1.95);
  }

  @Test
  void adamW_decaysKernelsAlone() {
    Optimizer optimizer = Optimizer.adamW(0.1).epsilon(1e-300).weightDecay(0.2);
    Map<String, double[]> parameters = after(new OracleOptimizer(optimizer), -1);
    assertKernel(parameters, 2 * 0.98 + 0.1);
    assertThat(parameters.get(BIAS)[0]).isCloseTo(2.1, within(1e-12));
  }

  @Test
  void rmsProp() {
    // v = 0.25 * 4 = 1, then 0.75 + 0.25 * 4 = 1.75; epsilon inside the root
    Optimizer optimizer = Optimizer.rmsProp(0.1).decay(0.75).momentum(0.5).epsilon(2.25);
    double first = 0.2 / Math.sqrt(3.25);
    double second = 0.5 * first + 0.2 / 2;
    assertKernel(after(new OracleOptimizer(optimizer), 2, 2), 2 - first - second);
  }

  @Test
  void clipping() {
    // Kernel and bias of 3 have the norm sqrt(18).
    OracleOptimizer byNorm =
        new OracleOptimizer(
            Optimizer.sgd(1), Optional.of(GradientClipping.globalNorm(1)), Optional.empty());
    assertKernel(after(byNorm, 3), 2 - 1 / Math.sqrt(2));
    assertThat(byNorm.gradientNorm()).isCloseTo(Math.sqrt(18), within(1e-12));
    OracleOptimizer byValue =
        new OracleOptimizer(
            Optimizer.sgd(1), Optional.of(GradientClipping.value(0.5)), Optional.empty());
    assertKernel(after(byValue, 3, -0.25), 2 - 0.5 + 0.25);
  }

  @Test
  void averages() {
    OracleOptimizer optimizer =
        new OracleOptimizer(
            Optimizer.sgd(1), Optional.empty(), Optional.of(WeightAveraging.exponential(0.25)));
    assertKernel(after(optimizer, 1, 1), 0);
    // d is 2/11, then 0.25.
    double first = 2.0 / 11 * 2 + 9.0 / 11 * 1;
    assertThat(optimizer.averages().get(KERNEL)[0]).isCloseTo(0.25 * first, within(1e-12));
  }
}
