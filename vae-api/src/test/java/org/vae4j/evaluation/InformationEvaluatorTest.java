package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.random.GaussianStream;
import org.vae4j.testing.ScalingModel;

/** On a model whose posteriors are N(x, 1). */
final class InformationEvaluatorTest {
  private final InformationEvaluator evaluator =
      InformationEvaluator.of(new ScalingModel(1)).seed(1);

  private static Dataset points(int count, IntToDoubleFunction mean) {
    return ArrayDataset.of(
        Samples.filledBy(
            count,
            Shape.of(1),
            values -> {
              for (int i = 0; i < count; i++) {
                values[i] = (float) mean.applyAsDouble(i);
              }
            }));
  }

  @Test
  void information_ofEqualPosteriors_isNone() {
    InformationReport report = evaluator.evaluate(points(200, i -> 0.7));
    assertThat(report.mutualInformation().mean()).isCloseTo(0, within(1e-12));
    assertThat(report.kl().mean()).isCloseTo(0.7 * 0.7 / 2, within(1e-6));
    assertThat(report.marginalKl()).isCloseTo(0.245, within(1e-6));
    assertThat(report.latents().activeCount()).isZero();
  }

  @Test
  void information_ofPosteriorsFarApart_isLogN() {
    InformationReport report = evaluator.evaluate(points(200, i -> 100.0 * i));
    assertThat(report.mutualInformation().mean()).isCloseTo(Math.log(200), within(1e-9));
    assertThat(report.limit()).isCloseTo(Math.log(200), within(1e-12));
    assertThat(report.mutualInformation().standardError()).isCloseTo(0, within(1e-9));
  }

  /** I = h(z) - h(N(0, 1)), with the entropy of the mixture by numerical integration. */
  @Test
  void information_ofTwoPlaces_asIntegrated() {
    double a = 1.2;
    double entropy = 0;
    double step = 1e-3;
    for (double z = -12; z < 12; z += step) {
      double density =
          (Math.exp(-(z - a) * (z - a) / 2) + Math.exp(-(z + a) * (z + a) / 2))
              / 2
              / Math.sqrt(2 * Math.PI);
      entropy -= step * density * Math.log(density);
    }
    double expected = entropy - Math.log(2 * Math.PI * Math.E) / 2;
    InformationReport report = evaluator.evaluate(points(1000, i -> i % 2 == 0 ? a : -a));
    ItemMean found = report.mutualInformation();
    assertThat(found.standardError()).isBetween(0.001, 0.03);
    assertThat(found.mean()).isCloseTo(expected, within(4 * found.standardError()));
  }

  /** The definition, written plainly for a few items in two dimensions. */
  @Test
  void information_asThePlainFormula() {
    int n = 5;
    Samples items =
        Samples.filledBy(n, Shape.of(2), values -> GaussianStream.of(2, 2).fill(0, values));
    InformationReport report =
        InformationEvaluator.of(new ScalingModel(1, 2)).seed(7).evaluate(ArrayDataset.of(items));
    GaussianStream noise = GaussianStream.of(7, MutualInformation.STREAM);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double z0 = items.value(i, 0) + noise.draw(2L * i);
      double z1 = 2 * items.value(i, 1) + noise.draw(2L * i + 1);
      double mixture = 0;
      for (int j = 0; j < n; j++) {
        mixture += density(z0 - items.value(j, 0), z1 - 2 * items.value(j, 1)) / n;
      }
      sum += Math.log(density(z0 - items.value(i, 0), z1 - 2 * items.value(i, 1)) / mixture);
    }
    assertThat(report.mutualInformation().mean()).isCloseTo(sum / n, within(1e-6));
  }

  private static double density(double distance0, double distance1) {
    return Math.exp(-(distance0 * distance0 + distance1 * distance1) / 2) / (2 * Math.PI);
  }

  @Test
  void evaluate_ofOneItem_knowsNothing() {
    InformationReport report = evaluator.evaluate(points(1, i -> 3));
    assertThat(report.mutualInformation()).isEqualTo(new ItemMean(0, 0));
    assertThat(report.limit()).isZero();
  }

  @Test
  void report_saysTheSettings() {
    Dataset data = points(50, i -> i / 10.0);
    InformationReport report = evaluator.limit(20).evaluate(data);
    assertThat(report.items()).isEqualTo(20);
    assertThat(report).isNotEqualTo(evaluator.seed(2).limit(20).evaluate(data));
    assertThat(report.mutualInformation())
        .isEqualTo(evaluator.limit(20).evaluate(data).mutualInformation());
    assertThat(report.toString())
        .startsWith("20 items, seed 1, 1 of 1 latent dimensions active\nKL ")
        .contains("mutual information", "at most log n = 2.996", "as a Gaussian, n = 20");
    assertThat(evaluator).hasToString("up to 10000 items, seed 1");
    assertThatThrownBy(() -> evaluator.limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("InformationEvaluator limit: expected at least 1, found 0");
  }

  @Test
  void encoder_thatGivesNoNumbers_isAnError() {
    assertThatThrownBy(() -> evaluator.evaluate(points(3, i -> i == 2 ? Double.NaN : 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Posterior mean of item 2: expected finite numbers, found NaN");
  }
}
