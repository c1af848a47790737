package org.vae4j.inference.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

final class GaussianMixtureTest {
  private final FullGaussian left =
      FullGaussian.of(new double[] {-2, 0}, new double[][] {{0.5, 0.2}, {0.2, 0.3}});
  private final FullGaussian right =
      FullGaussian.of(new double[] {1, 1}, new double[][] {{1, -0.4}, {-0.4, 0.6}});
  private final GaussianMixture mixture =
      new GaussianMixture(new double[] {0.3, 0.7}, List.of(left, right));

  @Test
  void logDensity_integratesToOne() {
    double mass = 0;
    float step = 0.05f;
    for (int i = -200; i <= 200; i++) {
      for (int j = -200; j <= 200; j++) {
        mass += Math.exp(mixture.logDensity(i * step, j * step)) * step * step;
      }
    }
    assertThat(mass).isCloseTo(1, within(1e-6));
  }

  @Test
  void logDensity_isTheLogarithmOfTheWeightedSum() {
    for (float x = -4; x <= 4; x += 0.5f) {
      double expected =
          0.3 * Math.exp(left.logDensity(x, 0.5f)) + 0.7 * Math.exp(right.logDensity(x, 0.5f));
      assertThat(mixture.logDensity(x, 0.5f)).isCloseTo(Math.log(expected), within(1e-12));
    }
  }

  @Test
  void logDensity_farAway_isFinite() {
    assertThat(mixture.logDensity(1e4f, -1e4f)).isLessThan(-1e7).isFinite();
    assertThat(GaussianMixture.logSumExp(-1e5, -1e5)).isEqualTo(-1e5 + Math.log(2));
    assertThat(GaussianMixture.logSumExp(1e5, 0)).isEqualTo(1e5);
    assertThat(GaussianMixture.logSumExp(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void transform_drawsComponentsByTheirWeights() {
    int count = 100_000;
    CounterRandom choices = CounterRandom.of(1, 2);
    GaussianStream noise = GaussianStream.of(1, 3);
    double[] mean = new double[2];
    double square = 0;
    float[] z = new float[2];
    for (int k = 0; k < count; k++) {
      noise.fill(2L * k, z);
      mixture.transform(choices.uniform(k), z, 0, 2);
      mean[0] += z[0] / (double) count;
      mean[1] += z[1] / (double) count;
      square += (double) z[0] * z[0] / count;
    }
    // E[x] = 0.3 * -2 + 0.7 * 1; E[x^2] = 0.3 * (0.5 + 4) + 0.7 * (1 + 1). Five standard errors.
    assertThat(mean[0]).isCloseTo(0.1, within(0.03));
    assertThat(mean[1]).isCloseTo(0.7, within(0.02));
    assertThat(square).isCloseTo(2.75, within(0.05));
  }

  @Test
  void transform_choice_endsAtTheWeight() {
    assertThat(firstValue(0)).isEqualTo(-2f);
    assertThat(firstValue(Math.nextDown(0.3))).isEqualTo(-2f);
    assertThat(firstValue(0.3)).isEqualTo(1f);
    assertThat(firstValue(Math.nextDown(1.0))).isEqualTo(1f);
  }

  private float firstValue(double choice) {
    float[] z = new float[2];
    mixture.transform(choice, z, 0, 2);
    return z[0];
  }

  @Test
  void parts_thatDoNotFit_areRefused() {
    refused(new double[0], List.of(), "components: expected 1 to 10000, found 0");
    refused(new double[] {1}, List.of(left, right), "weights: expected 2 numbers, found 1");
    refused(new double[] {0, 1}, List.of(left, right), "weight 0: expected a number above 0");
    refused(new double[] {0.5, Double.NaN}, List.of(left, right), "weight 1: expected a number");
    refused(new double[] {0.5, 0.6}, List.of(left, right), "weights: expected a sum of 1");
    FullGaussian other = new FullGaussian(new double[] {0}, new double[] {1});
    refused(
        new double[] {0.5, 0.5},
        List.of(left, other),
        "component 1: expected full Gaussian of 2 dimensions, found full Gaussian of 1 dim");
  }

  private static void refused(double[] weights, List<FullGaussian> components, String message) {
    assertThatThrownBy(() -> new GaussianMixture(weights, components))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GaussianMixture " + message);
  }

  @Test
  void equality_isOfAllBits() {
    GaussianMixture same = new GaussianMixture(mixture.weights(), mixture.components());
    assertThat(same).isEqualTo(mixture).hasSameHashCodeAs(mixture);
    assertThat(new GaussianMixture(new double[] {0.7, 0.3}, List.of(left, right)))
        .isNotEqualTo(mixture);
    mixture.weights()[0] = 9;
    assertThat(same).isEqualTo(mixture);
    assertThat(mixture).hasToString("mixture of 2 Gaussians of 2 dimensions");
  }
}
