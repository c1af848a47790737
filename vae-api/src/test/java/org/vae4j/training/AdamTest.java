package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdamTest {
  private static final LearningRate RATE = LearningRate.constant(1e-3);

  @Test
  void defaults_areThePapers() {
    assertThat(Optimizer.adam(1e-3)).isEqualTo(new Adam(RATE, 0.9, 0.999, 1e-8));
    assertThat(Optimizer.adamW(1e-3)).isEqualTo(new AdamW(RATE, 0.9, 0.999, 1e-8, 0.01));
  }

  @Test
  void settings_areKept() {
    assertThat(Optimizer.adam(RATE).beta1(0.5).beta2(0.6).epsilon(0.7))
        .isEqualTo(new Adam(RATE, 0.5, 0.6, 0.7));
    assertThat(Optimizer.adamW(RATE).beta1(0.5).beta2(0.6).epsilon(0.7).weightDecay(0.8))
        .isEqualTo(new AdamW(RATE, 0.5, 0.6, 0.7, 0.8));
  }

  @Test
  void toString_saysEverything() {
    assertThat(Optimizer.adam(2e-4))
        .hasToString("Adam[learningRate=2.0E-4, beta1=0.9, beta2=0.999, epsilon=1.0E-8]");
    assertThat(Optimizer.adamW(LearningRate.cosine(3e-4, 0)))
        .hasToString(
            "AdamW[learningRate=CosineRate[from=3.0E-4, to=0.0], beta1=0.9, beta2=0.999,"
                + " epsilon=1.0E-8, weightDecay=0.01]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void positiveNumbers_outOfRange(double value) {
    assertThatThrownBy(() -> Optimizer.adam(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "learningRate: expected a positive finite number, found "
                + value
                + "; 1e-3 and 2e-4 are usual");
    assertThatThrownBy(() -> Optimizer.adam(RATE).epsilon(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam epsilon: expected a positive finite number, found " + value + "; 1e-8 is usual");
    assertThatThrownBy(() -> Optimizer.adamW(RATE).epsilon(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("AdamW epsilon: expected a positive finite number, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void decays_outOfRange(double value) {
    assertThatThrownBy(() -> Optimizer.adam(RATE).beta1(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam beta1: expected a number in [0, 1), found "
                + value
                + "; 0.9 and 0.999 are usual");
    assertThatThrownBy(() -> Optimizer.adam(RATE).beta2(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Adam beta2: expected a number in [0, 1), found "
                + value
                + "; 0.9 and 0.999 are usual");
    assertThatThrownBy(() -> Optimizer.adamW(RATE).beta1(value))
        .hasMessageStartingWith("AdamW beta1: expected a number in [0, 1), found " + value);
    assertThatThrownBy(() -> Optimizer.adamW(RATE).beta2(value))
        .hasMessageStartingWith("AdamW beta2: expected a number in [0, 1), found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void weightDecay_outOfRange(double value) {
    assertThatThrownBy(() -> Optimizer.adamW(RATE).weightDecay(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AdamW weightDecay: expected a finite number of at least 0, found "
                + value
                + "; 1e-2 to 1e-5 are usual");
  }
}
