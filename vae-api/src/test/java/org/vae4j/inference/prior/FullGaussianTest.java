package org.vae4j.inference.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vae4j.random.GaussianStream;

final class FullGaussianTest {
  private static final double[][] COVARIANCE = {{4, 1.2, -0.6}, {1.2, 1, 0.3}, {-0.6, 0.3, 2}};
  private final FullGaussian gaussian = FullGaussian.of(new double[] {1, -2, 0.5}, COVARIANCE);

  @Test
  void logDensity_twoDimensions_isTheClosedForm() {
    double rho = 0.6;
    FullGaussian pair = FullGaussian.of(new double[] {1, -1}, new double[][] {{4, 1.2}, {1.2, 1}});
    for (float x = -3; x <= 3; x += 0.75f) {
      for (float y = -3; y <= 3; y += 0.75f) {
        double u = (x - 1) / 2;
        double v = y + 1;
        double expected =
            -(u * u - 2 * rho * u * v + v * v) / (2 * (1 - rho * rho))
                - Math.log(2 * Math.PI * 2 * Math.sqrt(1 - rho * rho));
        assertThat(pair.logDensity(x, y)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void logDensity_identity_isThatOfTheStandardNormal() {
    FullGaussian identity = new FullGaussian(new double[2], new double[] {1, 0, 1});
    assertThat(identity.logDensity(0.5f, -2))
        .isCloseTo(LatentPrior.standardNormal().logDensity(0.5f, -2), within(1e-14));
    assertThat(LatentPrior.standardNormal().logDensity(0, 0))
        .isCloseTo(-Math.log(2 * Math.PI), within(1e-15));
  }

  @Test
  void covariance_isWhatWasGiven() {
    double[][] covariance = gaussian.covariance();
    for (int i = 0; i < 3; i++) {
      assertThat(covariance[i]).containsExactly(COVARIANCE[i], within(1e-15));
    }
    assertThat(gaussian.latentSize()).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void transform_ofNoise_hasTheMeanAndTheCovariance() {
    int count = 200_000;
    GaussianStream noise = GaussianStream.of(5, 0);
    double[] sum = new double[3];
    double[][] products = new double[3][3];
    float[] z = new float[3];
    for (int k = 0; k < count; k++) {
      noise.fill(3L * k, z);
      gaussian.transform(0, z, 0, 3);
      for (int i = 0; i < 3; i++) {
        sum[i] += z[i];
        for (int j = 0; j < 3; j++) {
          products[i][j] += (double) z[i] * z[j];
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      // Five standard errors of a mean, and of a covariance.
      double meanError = 5 * Math.sqrt(COVARIANCE[i][i] / count);
      assertThat(sum[i] / count).isCloseTo(gaussian.mean()[i], within(meanError));
      for (int j = 0; j < 3; j++) {
        double found = products[i][j] / count - sum[i] / count * sum[j] / count;
        double variance = COVARIANCE[i][i] * COVARIANCE[j][j] + COVARIANCE[i][j] * COVARIANCE[i][j];
        assertThat(found).isCloseTo(COVARIANCE[i][j], within(5 * Math.sqrt(variance / count)));
      }
    }
  }

  @Test
  void transform_touchesNothingElse() {
    float[] z = {9, 1, 1, 1, 9};
    gaussian.transform(0.3, z, 1, 3);
    float[] alone = {1, 1, 1};
    gaussian.transform(0.9, alone, 0, 3);
    assertThat(z).containsExactly(9, alone[0], alone[1], alone[2], 9);
    assertThat(alone[0]).isEqualTo(3); // 1 + 2 * 1
    assertThatThrownBy(() -> gaussian.transform(0, z, 3, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void arrays_neverEscape() {
    double[] mean = {1};
    double[] factor = {2};
    FullGaussian one = new FullGaussian(mean, factor);
    mean[0] = 5;
    factor[0] = 5;
    one.mean()[0] = 6;
    one.factor()[0] = 6;
    assertThat(one).isEqualTo(new FullGaussian(new double[] {1}, new double[] {2}));
    assertThat(one).hasSameHashCodeAs(new FullGaussian(new double[] {1}, new double[] {2}));
    assertThat(one).isNotEqualTo(new FullGaussian(new double[] {1}, new double[] {3}));
    assertThat(one).hasToString("full Gaussian of 1 dimensions");
  }

  @Test
  void covariance_notPositiveDefinite_isRefused() {
    for (double[][] bad :
        new double[][][] {
          {{1, 2}, {2, 1}}, {{0, 0}, {0, 1}}, {{1, 1}, {1, 1}}, {{Double.NaN, 0}, {0, 1}}
        }) {
      assertThatThrownBy(() -> FullGaussian.of(new double[2], bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("FullGaussian covariance: expected a positive definite matrix");
    }
  }

  @Test
  void parts_thatDoNotFit_areRefused() {
    assertThatThrownBy(() -> new FullGaussian(new double[2], new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FullGaussian factor: expected 3 numbers, found 4; a lower triangle has a row of 1, of"
                + " 2, and so on");
    assertThatThrownBy(() -> new FullGaussian(new double[0], new double[0]))
        .hasMessageStartingWith("FullGaussian mean: expected 1 to 4096 numbers, found 0");
    assertThatThrownBy(() -> new FullGaussian(new double[2], new double[] {1, 0, 0}))
        .hasMessageStartingWith("FullGaussian factor [1, 1]: expected a number above 0, found 0.0");
    assertThatThrownBy(
            () -> new FullGaussian(new double[] {Double.POSITIVE_INFINITY}, new double[] {1}))
        .hasMessageStartingWith("FullGaussian mean: expected finite numbers, found Infinity");
    assertThatThrownBy(() -> FullGaussian.of(new double[2], new double[][] {{1, 0}, {0}}))
        .hasMessageStartingWith("FullGaussian covariance: expected 2 rows of 2");
    assertThatThrownBy(() -> FullGaussian.of(new double[2], new double[][] {{1, 0}}))
        .hasMessageStartingWith("FullGaussian covariance: expected 2 rows of 2");
    assertThatThrownBy(() -> gaussian.logDensity(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LatentPrior: expected vectors of 3 dimensions, found 2; a prior belongs to the model"
                + " it was fitted for");
  }
}
