package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScalarFunctionTest {
  private static final ScalarFunction CLAMP = ScalarFunction.logVarianceClamp();

  @ParameterizedTest
  @ValueSource(doubles = {-35, -20, -10.5, -9, 0, 3, 9.5, 11, 20, 35})
  void logVarianceClamp_hasItsDerivative(double x) {
    FiniteDifferences.check(
        "clamp",
        moved -> CLAMP.value().applyAsDouble(moved[0]),
        new double[] {x},
        new double[] {CLAMP.derivative().applyAsDouble(x)});
  }

  @Test
  void logVarianceClamp_isTheIdentityInside() {
    assertThat(CLAMP.value().applyAsDouble(-10)).isEqualTo(-10);
    assertThat(CLAMP.value().applyAsDouble(9.99)).isEqualTo(9.99);
    assertThat(CLAMP.derivative().applyAsDouble(10)).isEqualTo(1);
  }

  @Test
  void logVarianceClamp_approachesItsLimitOutside() {
    assertThat(CLAMP.value().applyAsDouble(20)).isCloseTo(10 + 10 * Math.tanh(1), within(1e-14));
    assertThat(CLAMP.value().applyAsDouble(-20)).isCloseTo(-10 - 10 * Math.tanh(1), within(1e-14));
    assertThat(CLAMP.value().applyAsDouble(100)).isBetween(19.9, 20.0);
  }
}
