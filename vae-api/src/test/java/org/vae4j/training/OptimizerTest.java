package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptimizerTest {
  private static final LearningRate RATE = LearningRate.constant(0.1);

  @Test
  void sgd_defaultsAndSettings() {
    assertThat(Optimizer.sgd(0.1)).isEqualTo(new Sgd(RATE, 0, false));
    assertThat(Optimizer.sgd(RATE).momentum(0.9)).isEqualTo(new Sgd(RATE, 0.9, false));
    assertThat(Optimizer.sgd(RATE).momentum(0.9).nesterov()).isEqualTo(new Sgd(RATE, 0.9, true));
    assertThat(Optimizer.sgd(RATE).momentum(0.9).nesterov().momentum(0.5))
        .isEqualTo(new Sgd(RATE, 0.5, true));
  }

  @Test
  void rmsProp_defaultsAndSettings() {
    assertThat(Optimizer.rmsProp(0.1)).isEqualTo(new RmsProp(RATE, 0.9, 0, 1e-7));
    assertThat(Optimizer.rmsProp(RATE).decay(0.5).momentum(0.6).epsilon(0.7))
        .isEqualTo(new RmsProp(RATE, 0.5, 0.6, 0.7));
  }

  @Test
  void nesterov_withoutMomentum() {
    assertThatThrownBy(() -> Optimizer.sgd(0.1).nesterov())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Sgd nesterov: expected a positive momentum, found 0.0; set the momentum first, 0.9 is"
                + " usual");
    assertThatThrownBy(() -> Optimizer.sgd(0.1).momentum(0.9).nesterov().momentum(0))
        .hasMessageStartingWith("Sgd nesterov: expected a positive momentum");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void decays_outOfRange(double value) {
    assertRefused(() -> Optimizer.sgd(0.1).momentum(value), "Sgd momentum", value);
    assertRefused(() -> Optimizer.rmsProp(0.1).momentum(value), "RmsProp momentum", value);
    assertRefused(() -> Optimizer.rmsProp(0.1).decay(value), "RmsProp decay", value);
    assertRefused(() -> WeightAveraging.exponential(value), "WeightAveraging decay", value);
  }

  private static void assertRefused(ThrowingCallable call, String where, double value) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(where + ": expected a number in [0, 1), found " + value + "; ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void positiveNumbers_outOfRange(double value) {
    String message = ": expected a positive finite number, found " + value + "; ";
    assertThatThrownBy(() -> Optimizer.rmsProp(0.1).epsilon(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("RmsProp epsilon" + message);
    assertThatThrownBy(() -> Optimizer.sgd(value)).hasMessageStartingWith("learningRate" + message);
    assertThatThrownBy(() -> GradientClipping.globalNorm(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GlobalNormClipping limit" + message);
    assertThatThrownBy(() -> GradientClipping.value(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ValueClipping limit" + message);
  }

  @Test
  void averaging_followsFastAtFirst() {
    WeightAveraging averaging = WeightAveraging.exponential(0.5);
    assertThat(averaging.decayAt(1)).isEqualTo(2.0 / 11);
    assertThat(averaging.decayAt(7)).isEqualTo(8.0 / 17);
    assertThat(averaging.decayAt(8)).isEqualTo(0.5);
    assertThat(averaging.decayAt(1_000_000)).isEqualTo(0.5);
    assertThatThrownBy(() -> averaging.decayAt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "WeightAveraging decayAt: expected at least 1, found 0; steps are counted from 1");
  }
}
