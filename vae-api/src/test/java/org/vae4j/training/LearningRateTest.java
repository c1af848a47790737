package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LearningRateTest {
  private static final double ROUNDING = 1e-12;

  private static double at(LearningRate rate, double epoch, int epochs) {
    return rate.at(new TrainingProgress(Math.round(epoch * 1000), 1000, epochs, List.of()));
  }

  @Test
  void constant_staysTheSame() {
    assertThat(LearningRate.constant(2e-4).curve(3, 5)).hasSize(15).containsOnly(2e-4);
  }

  @Test
  void step_dropsAtItsEpochs() {
    LearningRate rate = LearningRate.step(0.8, 3).factor(0.5);
    assertThat(rate.curve(7, 2))
        .containsExactly(0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.2, 0.2);
    assertThat(at(LearningRate.step(1, 10), 10, 20)).isEqualTo(0.1);
  }

  @Test
  void step_fractionsOfAnEpoch_dropAtTheRightStep() {
    // 3 / 10 epochs divided by a tenth of an epoch is a little less than 3 in floating point.
    double[] rates = LearningRate.step(1, 0.1).factor(0.5).curve(1, 10);
    for (int step = 0; step < 10; step++) {
      assertThat(rates[step]).as("step %d", step).isEqualTo(Math.pow(0.5, step));
    }
  }

  @Test
  void exponential_shrinksWithEachStep() {
    LearningRate rate = LearningRate.exponential(0.1, 0.81);
    assertThat(at(rate, 0, 4)).isEqualTo(0.1);
    assertThat(at(rate, 0.5, 4)).isCloseTo(0.09, within(ROUNDING));
    assertThat(at(rate, 1, 4)).isCloseTo(0.081, within(ROUNDING));
    assertThat(at(rate, 2, 4)).isCloseTo(0.06561, within(ROUNDING));
  }

  @Test
  void cosine_handComputed() {
    LearningRate rate = LearningRate.cosine(1, 0.2);
    assertThat(at(rate, 0, 12)).isEqualTo(1);
    assertThat(at(rate, 4, 12)).isCloseTo(0.2 + 0.4 * 1.5, within(ROUNDING));
    assertThat(at(rate, 6, 12)).isCloseTo(0.6, within(ROUNDING));
    assertThat(at(rate, 8, 12)).isCloseTo(0.2 + 0.4 * 0.5, within(ROUNDING));
    assertThat(at(rate, 12, 12)).isCloseTo(0.2, within(ROUNDING));
    assertThat(at(rate, 13, 12)).isCloseTo(0.2, within(ROUNDING));
  }

  @Test
  void cosineRestarts_handComputed() {
    // Periods of 2, 4 and 8 epochs start at 0, 2 and 6.
    LearningRate rate = LearningRate.cosine(1, 0).restarts(2, 2);
    assertThat(at(rate, 1, 14)).isCloseTo(0.5, within(ROUNDING));
    assertThat(at(rate, 1.999, 14)).isLessThan(1e-6);
    assertThat(at(rate, 2, 14)).isEqualTo(1);
    assertThat(at(rate, 4, 14)).isCloseTo(0.5, within(ROUNDING));
    assertThat(at(rate, 6, 14)).isEqualTo(1);
    assertThat(at(rate, 10, 14)).isCloseTo(0.5, within(ROUNDING));
    assertThat(at(LearningRate.cosine(1, 0).restarts(2, 1), 4, 14)).isEqualTo(1);
    assertThat(at(LearningRate.cosine(1, 0).restarts(2, 1), 5, 14))
        .isCloseTo(0.5, within(ROUNDING));
  }

  @Test
  void cosineRestarts_jumpAtTheirSteps() {
    double[] rates = LearningRate.cosine(1, 0).restarts(0.7, 3).curve(100, 10);
    int[] starts = {0, 7, 28, 91, 280, 847};
    for (int step = 1; step < rates.length; step++) {
      boolean starting = Arrays.binarySearch(starts, step) >= 0;
      assertThat(rates[step] > rates[step - 1]).as("step %d", step).isEqualTo(starting);
    }
    for (int start : starts) {
      assertThat(rates[start]).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void cyclical_handComputed() {
    LearningRate rate = LearningRate.cyclical(0.1, 0.5, 4);
    assertThat(at(rate, 0, 20)).isEqualTo(0.1);
    assertThat(at(rate, 1, 20)).isCloseTo(0.3, within(ROUNDING));
    assertThat(at(rate, 2, 20)).isCloseTo(0.5, within(ROUNDING));
    assertThat(at(rate, 3, 20)).isCloseTo(0.3, within(ROUNDING));
    assertThat(at(rate, 4, 20)).isCloseTo(0.1, within(ROUNDING));
    LearningRate shrinking = LearningRate.cyclical(0.1, 0.5, 4).shrink(0.5);
    assertThat(at(shrinking, 2, 20)).isCloseTo(0.5, within(ROUNDING));
    assertThat(at(shrinking, 6, 20)).isCloseTo(0.3, within(ROUNDING));
    assertThat(at(shrinking, 10, 20)).isCloseTo(0.2, within(ROUNDING));
  }

  @Test
  void warmUp_thenTheCosineOfTheRest() {
    LearningRate rate = LearningRate.cosine(3e-4, 1e-5).warmUp(10, 1e-4);
    assertThat(at(rate, 0, 30)).isEqualTo(1e-4);
    assertThat(at(rate, 5, 30)).isCloseTo(2e-4, within(ROUNDING));
    assertThat(at(rate, 10, 30)).isEqualTo(3e-4);
    assertThat(at(rate, 20, 30)).isCloseTo(1.55e-4, within(ROUNDING));
    assertThat(at(rate, 30, 30)).isCloseTo(1e-5, within(ROUNDING));
  }

  @Test
  void warmUp_fromZero_takesWholeSteps() {
    // 0.25 epochs of 10 steps are 2.5 steps, nearest 3.
    double[] rates = LearningRate.constant(3).warmUp(0.25).curve(1, 10);
    assertThat(rates).containsExactly(0, 1, 2, 3, 3, 3, 3, 3, 3, 3);
    assertThat(LearningRate.constant(3).warmUp(0).curve(1, 2)).containsExactly(3, 3);
  }

  @Test
  void warmUp_longerThanTheTraining() {
    LearningRate rate = LearningRate.cosine(1, 0).warmUp(10);
    assertThat(at(rate, 2, 4)).isCloseTo(0.2, within(ROUNDING));
    assertThat(at(rate, 10, 4)).isEqualTo(1);
  }

  @Test
  void warmUp_shiftsWhatFollows() {
    LearningRate rate = LearningRate.step(1, 2).warmUp(3);
    assertThat(at(rate, 4.999, 9)).isEqualTo(1);
    assertThat(at(rate, 5, 9)).isEqualTo(0.1);
  }

  /** Rates without jumps. */
  static Stream<LearningRate> continuous() {
    return Stream.of(
        LearningRate.constant(1),
        LearningRate.exponential(1, 0.5),
        LearningRate.cosine(1, 0),
        LearningRate.cyclical(0.1, 1, 3).shrink(0.7),
        LearningRate.cosine(1, 0).warmUp(2.5),
        LearningRate.cyclical(0.2, 1, 4).warmUp(3, 0.9));
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void continuous_withoutJumps(LearningRate rate) {
    double[] rates = rate.curve(10, 1000);
    for (int step = 1; step < rates.length; step++) {
      // The steepest of them changes by 2/3 of its range in an epoch.
      assertThat(rates[step]).isCloseTo(rates[step - 1], within(1e-3));
      assertThat(rates[step]).isBetween(0.0, 1.0);
    }
  }

  /** Rates that only fall. */
  static Stream<LearningRate> falling() {
    return Stream.of(
        LearningRate.step(1, 1.3), LearningRate.exponential(1, 0.5), LearningRate.cosine(1, 0.1));
  }

  @ParameterizedTest
  @MethodSource("falling")
  void falling_neverRise(LearningRate rate) {
    double[] rates = rate.curve(5, 100);
    assertThat(rates[0]).isEqualTo(1);
    for (int step = 1; step < rates.length; step++) {
      assertThat(rates[step]).isLessThanOrEqualTo(rates[step - 1]);
    }
    assertThat(rates[rates.length - 1]).isLessThan(0.2).isPositive();
  }

  @Test
  void toString_saysEverything() {
    assertThat(LearningRate.constant(0.001)).hasToString("0.001");
    assertThat(LearningRate.cosine(3e-4, 1e-5).warmUp(10, 1e-4))
        .hasToString(
            "WarmUpRate[then=CosineRate[from=3.0E-4, to=1.0E-5], epochs=10.0, from=1.0E-4]");
    assertThat(LearningRate.reduceOnPlateau(0.1))
        .hasToString(
            "PlateauRate[rate=0.1, factor=0.1, patience=10, improvement=1.0E-4, cooldown=0,"
                + " lowest=0.0]");
    assertThat(LearningRate.cyclical(0, 1, 2).shrink(0.5))
        .hasToString("CyclicalRate[low=0.0, high=1.0, period=2.0, shrink=0.5]");
    assertThat(LearningRate.step(1, 2)).hasToString("StepRate[rate=1.0, every=2.0, factor=0.1]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void positiveNumbers_outOfRange(double value) {
    assertPositive(() -> LearningRate.constant(value), "learningRate", value);
    assertPositive(() -> LearningRate.step(value, 1), "StepRate rate", value);
    assertPositive(() -> LearningRate.step(1, value), "StepRate every", value);
    assertPositive(() -> LearningRate.exponential(value, 1), "ExponentialRate rate", value);
    assertPositive(() -> LearningRate.cosine(value, 0), "CosineRate from", value);
    assertPositive(
        () -> LearningRate.cosine(1, 0).restarts(value, 1), "CosineRestartsRate period", value);
    assertPositive(() -> new CosineRestartsRate(value, 0, 1, 1), "CosineRestartsRate from", value);
    assertPositive(() -> LearningRate.cyclical(0, value, 1), "CyclicalRate high", value);
    assertPositive(() -> LearningRate.cyclical(0, 1, value), "CyclicalRate period", value);
    assertPositive(() -> LearningRate.reduceOnPlateau(value), "PlateauRate rate", value);
  }

  private static void assertPositive(ThrowingCallable call, String where, double value) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(where + ": expected a positive finite number, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void notNegativeNumbers_outOfRange(double value) {
    LearningRate one = LearningRate.constant(1);
    assertNotNegative(() -> LearningRate.cosine(1, value), "CosineRate to", value);
    assertNotNegative(() -> new CosineRestartsRate(1, value, 1, 1), "CosineRestartsRate to", value);
    assertNotNegative(() -> LearningRate.cyclical(value, 1, 1), "CyclicalRate low", value);
    assertNotNegative(() -> one.warmUp(value), "WarmUpRate epochs", value);
    assertNotNegative(() -> one.warmUp(1, value), "WarmUpRate from", value);
    PlateauRate plateau = LearningRate.reduceOnPlateau(1);
    assertNotNegative(() -> plateau.improvement(value), "PlateauRate improvement", value);
    assertNotNegative(() -> plateau.lowest(value), "PlateauRate lowest", value);
  }

  private static void assertNotNegative(ThrowingCallable call, String where, double value) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(where + ": expected a finite number of at least 0, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
  void factors_outOfRange(double value) {
    assertFactor(() -> LearningRate.step(1, 1).factor(value), "StepRate factor", value);
    assertFactor(() -> LearningRate.exponential(1, value), "ExponentialRate factor", value);
    assertFactor(() -> LearningRate.cyclical(0, 1, 1).shrink(value), "CyclicalRate shrink", value);
    assertFactor(() -> LearningRate.reduceOnPlateau(1).factor(value), "PlateauRate factor", value);
  }

  private static void assertFactor(ThrowingCallable call, String where, double value) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(where + ": expected a number in (0, 1], found " + value);
  }

  @Test
  void curve_countsOutOfRange() {
    LearningRate rate = LearningRate.constant(1);
    assertThatThrownBy(() -> rate.curve(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LearningRate curve epochs: expected at least 1, found 0; 10 to 100 are usual");
    assertThatThrownBy(() -> rate.curve(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LearningRate curve stepsPerEpoch: expected at least 1, found -1; an epoch has a step");
  }

  @Test
  void conflicts() {
    assertThatThrownBy(() -> LearningRate.cyclical(2, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CyclicalRate high: expected at least the low rate, 2.0, found 1.0; swap the two");
    assertThatThrownBy(() -> LearningRate.cosine(1, 0).restarts(1, 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CosineRestartsRate growth: expected a finite number of at least 1, found 0.9; 1 for"
                + " equal periods, 2 for doubled ones");
  }
}
