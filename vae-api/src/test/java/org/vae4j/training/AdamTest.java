package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdamTest {
  @Test
  void defaults_areThePapers() {
    assertThat(Optimizer.adam(1e-3)).isEqualTo(new Adam(1e-3, 0.9, 0.999, 1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void positiveNumbers_outOfRange(double value) {
    assertThatThrownBy(() -> Optimizer.adam(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam learningRate: expected a positive finite number, found "
                + value
                + "; 1e-3 and 2e-4 are usual");
    assertThatThrownBy(() -> new Adam(1e-3, 0.9, 0.999, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam epsilon: expected a positive finite number, found " + value + "; 1e-8 is usual");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void decays_outOfRange(double value) {
    assertThatThrownBy(() -> new Adam(1e-3, value, 0.999, 1e-8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam beta1: expected a number in [0, 1), found "
                + value
                + "; 0.9 and 0.999 are usual");
    assertThatThrownBy(() -> new Adam(1e-3, 0.9, value, 1e-8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam beta2: expected a number in [0, 1), found "
                + value
                + "; 0.9 and 0.999 are usual");
  }
}
