package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ElboTest {
  private static final Span WHILE = Span.epochs(2);

  private final Elbo elbo = Objective.elbo();

  @Test
  void default_isTheTrueBound() {
    assertThat(elbo).isEqualTo(new Elbo(1, KlSchedule.constant(), 0, Optional.empty()));
    assertThat(elbo.betaAt(0, 100)).isEqualTo(1);
  }

  @Test
  void withers_keepTheRest() {
    Elbo all = elbo.beta(4).warmUp(2).freeBits(0.5);
    assertThat(all)
        .isEqualTo(new Elbo(4, KlSchedule.linear(Span.epochs(2)), 0.5, Optional.empty()))
        .isEqualTo(elbo.freeBits(0.5).warmUp(2).beta(4))
        .isEqualTo(elbo.schedule(KlSchedule.linear(WHILE)).freeBits(0.5).beta(4));
    assertThat(elbo.capacity(30, 25, WHILE))
        .isEqualTo(new Elbo(1, KlSchedule.constant(), 0, Optional.of(new Capacity(30, 25, WHILE))));
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
    assertThat(elbo.beta(beta).warmUp(warmUp).betaAt(step, 100)).isEqualTo(expected);
  }

  @Test
  void betaAt_isBetaTimesTheSchedule() {
    Elbo cyclical = elbo.beta(3).schedule(KlSchedule.cyclical(Span.steps(8)));
    assertThat(cyclical.betaAt(2, 100)).isEqualTo(1.5);
    assertThat(cyclical.betaAt(10, 100)).isEqualTo(1.5);
  }

  @Test
  void toString_leavesOutWhatIsNotSet() {
    assertThat(elbo).hasToString("Elbo[beta=1.0]");
    assertThat(elbo.beta(0.5).warmUp(5)).hasToString("Elbo[beta=0.5, linear(5.0 epochs)]");
    assertThat(elbo.schedule(KlSchedule.sigmoid(Span.steps(500))).freeBits(0.25))
        .hasToString("Elbo[beta=1.0, sigmoid(500 steps, steepness 6.0), freeBits=0.25]");
    assertThat(elbo.capacity(30, 25, WHILE))
        .hasToString("Elbo[capacity(gamma=30.0, maximum=25.0, 2.0 epochs)]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void numbers_outOfRange(double value) {
    assertRefused(
        () -> elbo.beta(value),
        "Elbo beta: expected a finite number of at least 0, found "
            + value
            + "; 1 is the true bound, 0 a plain autoencoder");
    assertRefused(
        () -> elbo.warmUp(value),
        "Elbo warmUp: expected a finite number of at least 0, found "
            + value
            + "; it is a number of epochs; 0 means none");
    assertRefused(
        () -> elbo.freeBits(value),
        "Elbo freeBits: expected a finite number of at least 0, found "
            + value
            + "; it is nats per dimension; 0 means none");
    assertRefused(
        () -> elbo.capacity(value, 25, WHILE),
        "Elbo capacity gamma: expected a positive finite number, found "
            + value
            + "; large enough to hold KL at C; 1000 is usual");
    assertRefused(
        () -> elbo.capacity(1, value, WHILE),
        "Elbo capacity maximum: expected a positive finite number, found "
            + value
            + "; in nats; 25 is usual");
  }

  @Test
  void schedules_ofTwoKinds() {
    String message = "Elbo schedule: expected one schedule, found ";
    assertConflict(
        () -> elbo.warmUp(5).schedule(KlSchedule.cyclical(Span.epochs(4))),
        message + "linear(5.0 epochs) and cyclical(4.0 epochs, rise 0.5); choose one");
    assertConflict(
        () -> elbo.schedule(KlSchedule.sigmoid(Span.epochs(4))).warmUp(3),
        message + "sigmoid(4.0 epochs, steepness 6.0) and linear(3.0 epochs); choose one");
  }

  @Test
  void schedules_ofOneKind_replaceEachOther() {
    assertThat(elbo.warmUp(5).warmUp(3)).isEqualTo(elbo.warmUp(3));
    assertThat(elbo.warmUp(5).warmUp(0)).isEqualTo(elbo);
  }

  @Test
  void capacity_besideAnythingElse() {
    String start = "Elbo capacity: expected neither beta nor a schedule nor free bits beside it,";
    String end = "; gamma is the weight of KL, and C its schedule";
    Elbo capacity = elbo.capacity(30, 25, WHILE);
    assertConflict(() -> capacity.beta(2), start + " found beta=2.0" + end);
    assertConflict(() -> capacity.warmUp(2), start + " found beta=1.0, linear(2.0 epochs)" + end);
    assertConflict(() -> capacity.freeBits(0.1), start + " found beta=1.0, freeBits=0.1" + end);
    assertConflict(
        () -> elbo.freeBits(0.1).capacity(30, 25, WHILE),
        start + " found beta=1.0, freeBits=0.1" + end);
    assertThat(capacity.beta(1)).isEqualTo(capacity);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static void assertConflict(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
  }
}
