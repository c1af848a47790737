package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrainingProgressTest {
  private static final EpochMetrics METRICS =
      new EpochMetrics(0, 4, new LossTerms(1, 2, 3), Optional.empty(), 1, 1);

  @Test
  void time_inEpochsAndAsAPart() {
    TrainingProgress progress = new TrainingProgress(6, 4, 3, List.of(METRICS));
    assertThat(progress.epoch()).isEqualTo(1.5);
    assertThat(progress.fraction()).isEqualTo(0.5);
    assertThat(new TrainingProgress(20, 4, 3, List.of()).fraction()).isEqualTo(1);
    assertThat(new TrainingProgress(0, 4, 0, List.of()).fraction()).isZero();
    assertThat(new TrainingProgress(1, 4, 0, List.of()).fraction()).isEqualTo(1);
  }

  @Test
  void history_isCopied() {
    List<EpochMetrics> history = new ArrayList<>();
    TrainingProgress progress = new TrainingProgress(0, 4, 3, history);
    history.add(METRICS);
    assertThat(progress.history()).isEmpty();
  }

  @Test
  void since_isAPartOfItsOwn() {
    TrainingProgress progress = new TrainingProgress(13, 4, 10, List.of(METRICS, METRICS, METRICS));
    assertThat(progress.since(0)).isEqualTo(progress);
    assertThat(progress.since(4))
        .isEqualTo(new TrainingProgress(9, 4, 9, List.of(METRICS, METRICS)));
    assertThat(progress.since(5)).isEqualTo(new TrainingProgress(8, 4, 8.75, List.of(METRICS)));
    assertThat(progress.since(13)).isEqualTo(new TrainingProgress(0, 4, 6.75, List.of()));
  }

  @Test
  void numbers_outOfRange() {
    assertThatThrownBy(() -> new TrainingProgress(-1, 4, 3, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TrainingProgress step: expected at least 0, found -1; the first step is number 0");
    assertThatThrownBy(() -> new TrainingProgress(0, 0, 3, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TrainingProgress stepsPerEpoch: expected at least 1, found 0; an epoch has a step");
    assertThatThrownBy(() -> new TrainingProgress(0, 1, -1, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TrainingProgress epochs: expected a finite number of at least 0, found -1.0; 10 to 100"
                + " are usual");
    assertThatThrownBy(() -> new TrainingProgress(3, 1, 1, List.of()).since(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TrainingProgress since: expected a step from 0 to 3, found 4; the part must have"
                + " started");
  }
}
