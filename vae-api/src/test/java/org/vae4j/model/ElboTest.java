package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ElboTest {
  @Test
  void default_isTheTrueBound() {
    assertThat(Objective.elbo()).isEqualTo(new Elbo(1, 0));
    assertThat(new Elbo(1, 0).betaAt(0, 100)).isEqualTo(1);
  }

  @Test
  void setters_keepTheRest() {
    assertThat(new Elbo(1, 0).beta(4).warmUp(2)).isEqualTo(new Elbo(4, 2));
    assertThat(new Elbo(1, 0).warmUp(2).beta(4)).isEqualTo(new Elbo(4, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 2, 0, 0",
    "4, 2, 1, 0.02",
    "4, 2, 100, 2",
    "4, 2, 199, 3.98",
    "4, 2, 200, 4",
    "4, 2, 100000, 4",
    "0.5, 0.25, 5, 0.1",
    "0.5, 0.25, 25, 0.5",
    "3, 0, 0, 3",
    "0, 5, 77, 0"
  })
  void betaAt_growsLinearly(double beta, double warmUp, long step, double expected) {
    assertThat(new Elbo(beta, warmUp).betaAt(step, 100)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void numbers_outOfRange(double value) {
    assertThatThrownBy(() -> new Elbo(1, 0).beta(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Elbo beta: expected a finite number of at least 0, found "
                + value
                + "; 1 is the true bound, 0 a plain autoencoder");
    assertThatThrownBy(() -> new Elbo(1, 0).warmUp(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Elbo warmUp: expected a finite number of at least 0, found "
                + value
                + "; it is a number of epochs; 0 means none");
  }
}
