package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every schedule against values computed by hand, at 10 steps per epoch. */
final class KlScheduleTest {
  private static final long STEPS_PER_EPOCH = 10;

  @Test
  void constant() {
    assertThat(KlSchedule.constant().at(0, STEPS_PER_EPOCH)).isEqualTo(1);
    assertThat(KlSchedule.constant()).hasToString("constant");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.05", "5, 0.25", "19, 0.95", "20, 1", "21, 1", "1000000, 1"})
  void linear(long step, double expected) {
    assertThat(KlSchedule.linear(Span.epochs(2)).at(step, STEPS_PER_EPOCH)).isEqualTo(expected);
    assertThat(KlSchedule.linear(Span.steps(20)).at(step, STEPS_PER_EPOCH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.1",
    "9, 0.9",
    "10, 1",
    "19, 1",
    "20, 0",
    "21, 0.1",
    "30, 1",
    "39, 1",
    "40, 0",
    "2000005, 0.5"
  })
  void cyclical(long step, double expected) {
    assertThat(KlSchedule.cyclical(Span.epochs(2)).at(step, STEPS_PER_EPOCH)).isEqualTo(expected);
    assertThat(KlSchedule.cyclical(Span.steps(20)).at(step, STEPS_PER_EPOCH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 0.25", "19, 0.95", "20, 0"})
  void cyclical_risingAllTheTime(long step, double expected) {
    assertThat(KlSchedule.cyclical(Span.epochs(2)).rise(1).at(step, STEPS_PER_EPOCH))
        .isEqualTo(expected);
  }

  /** Periods that are no whole number of steps. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.8", "2, 1", "3, 0.4", "4, 1", "5, 0"})
  void cyclical_ofAQuarterEpoch(long step, double expected) {
    assertThat(KlSchedule.cyclical(Span.epochs(0.25)).at(step, STEPS_PER_EPOCH))
        .isEqualTo(expected);
  }

  /** 1 / (1 + exp(-6 (s / 20 - 1))). */
  @ParameterizedTest
  @CsvSource({
    "0, 0.0024726231566347743",
    "10, 0.04742587317756678",
    "20, 0.5",
    "30, 0.9525741268224334",
    "40, 0.9975273768433653",
    "1000000, 1"
  })
  void sigmoid(long step, double expected) {
    assertThat(KlSchedule.sigmoid(Span.epochs(2)).at(step, STEPS_PER_EPOCH))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void sigmoid_steepness() {
    assertThat(KlSchedule.sigmoid(Span.steps(20)).steepness(2).at(10, STEPS_PER_EPOCH))
        .isCloseTo(0.2689414213699951, within(1e-15));
  }

  @Test
  void printed() {
    assertThat(KlSchedule.linear(Span.epochs(5))).hasToString("linear(5.0 epochs)");
    assertThat(KlSchedule.linear(Span.steps(2000))).hasToString("linear(2000 steps)");
    assertThat(KlSchedule.cyclical(Span.epochs(10)).rise(0.25))
        .hasToString("cyclical(10.0 epochs, rise 0.25)");
    assertThat(KlSchedule.sigmoid(Span.epochs(1.5)).steepness(8))
        .hasToString("sigmoid(1.5 epochs, steepness 8.0)");
  }

  @Test
  void capacity_growsLinearly() {
    Capacity capacity = new Capacity(1000, 25, Span.epochs(2));
    assertThat(capacity.at(0, STEPS_PER_EPOCH)).isEqualTo(0);
    assertThat(capacity.at(4, STEPS_PER_EPOCH)).isEqualTo(5);
    assertThat(capacity.at(20, STEPS_PER_EPOCH)).isEqualTo(25);
    assertThat(capacity.at(21, STEPS_PER_EPOCH)).isEqualTo(25);
    assertThat(new Capacity(1000, 25, Span.steps(50)).at(4, STEPS_PER_EPOCH)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void span_notPositive(double amount) {
    assertThatThrownBy(() -> Span.epochs(amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Span epochs: expected a positive finite number, found "
                + amount
                + "; leave out what should take no time");
    assertThatThrownBy(() -> Span.steps(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Span steps: expected a positive finite number, found 0.0;");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.1, Double.NaN})
  void cyclical_riseOutOfRange(double rise) {
    assertThatThrownBy(() -> KlSchedule.cyclical(Span.epochs(1)).rise(rise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CyclicalKl rise: expected a number in (0, 1], found " + rise + "; 0.5 is the paper's");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void sigmoid_steepnessOutOfRange(double steepness) {
    assertThatThrownBy(() -> KlSchedule.sigmoid(Span.epochs(1)).steepness(steepness))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SigmoidKl steepness: expected a positive finite number, found "
                + steepness
                + "; 6 starts at 0.0025");
  }
}
