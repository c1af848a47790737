package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlateauRateTest {
  private final PlateauRate rate =
      LearningRate.reduceOnPlateau(1).factor(0.5).patience(2).improvement(0.1);

  /** Returns the rate of each epoch, the first without history. */
  private static List<Double> rates(LearningRate rate, double... losses) {
    List<EpochMetrics> history = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (double loss : losses) {
      rates.add(rate.at(new TrainingProgress(history.size() * 5L, 5, 100, history)));
      history.add(metrics(history.size(), loss, Optional.of(loss)));
    }
    rates.add(rate.at(new TrainingProgress(history.size() * 5L, 5, 100, history)));
    return rates;
  }

  private static EpochMetrics metrics(int epoch, double training, Optional<Double> validation) {
    return new EpochMetrics(
        epoch,
        epoch * 5L,
        new LossTerms(training, 0, 0),
        validation.map(loss -> new LossTerms(loss, 0, 0)),
        1,
        1);
  }

  @Test
  void improvement_keepsTheRate() {
    assertThat(rates(rate, 9, 8, 7, 6, 5, 4)).containsOnly(1.0);
  }

  @Test
  void patience_thenHalf() {
    assertThat(rates(rate, 9, 9, 9, 9, 9)).containsExactly(1.0, 1.0, 1.0, 0.5, 0.5, 0.25);
  }

  @Test
  void smallImprovement_isNone() {
    assertThat(rates(rate, 9, 8.95, 8.91)).containsExactly(1.0, 1.0, 1.0, 0.5);
    assertThat(rates(rate, 9, 8.95, 8.89)).containsExactly(1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void improvement_startsCountingAgain() {
    assertThat(rates(rate, 9, 9, 8, 8, 7, 7, 7))
        .containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5);
  }

  @Test
  void cooldown_isNotCounted() {
    assertThat(rates(rate.cooldown(2), 9, 9, 9, 9, 9, 9))
        .containsExactly(1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25);
  }

  @Test
  void lowest_isKept() {
    assertThat(rates(rate.patience(1).lowest(0.3), 9, 9, 9, 9))
        .containsExactly(1.0, 1.0, 0.5, 0.3, 0.3);
  }

  @Test
  void lossThatIsNoNumber_isNoImprovement() {
    assertThat(rates(rate, 9, Double.NaN, Double.NaN)).containsExactly(1.0, 1.0, 1.0, 0.5);
  }

  @Test
  void validation_countsBeforeTraining() {
    List<EpochMetrics> history =
        List.of(metrics(0, 9, Optional.of(5.0)), metrics(1, 8, Optional.of(5.0)));
    TrainingProgress progress = new TrainingProgress(10, 5, 100, history);
    assertThat(rate.patience(1).at(progress)).isEqualTo(0.5);
    List<EpochMetrics> without =
        List.of(metrics(0, 9, Optional.empty()), metrics(1, 8, Optional.empty()));
    assertThat(rate.patience(1).at(new TrainingProgress(10, 5, 100, without))).isEqualTo(1);
  }

  @Test
  void warmUp_isNotCounted() {
    // The loss rises during the two epochs of the warm-up; only the last three count.
    assertThat(rates(rate.warmUp(2), 5, 9, 9, 8, 7)).containsExactly(0.0, 0.5, 1.0, 1.0, 1.0, 1.0);
    assertThat(rates(rate.warmUp(2), 5, 5, 9, 9, 9)).containsExactly(0.0, 0.5, 1.0, 1.0, 1.0, 0.5);
    // An epoch that is partly warm-up is not counted either.
    assertThat(rates(rate.warmUp(1.2), 5, 5, 9, 8).get(4)).isEqualTo(1);
  }

  @Test
  void numbers_outOfRange() {
    assertThatThrownBy(() -> rate.patience(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PlateauRate patience: expected at least 1, found 0; 5 to 10 epochs are usual");
    assertThatThrownBy(() -> rate.cooldown(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PlateauRate cooldown: expected at least 0, found -1; it is a number of epochs");
    assertThatThrownBy(() -> rate.lowest(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PlateauRate lowest: expected at most the rate, 1.0, found 2.0; swap the two");
  }
}
