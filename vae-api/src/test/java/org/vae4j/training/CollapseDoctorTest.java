package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.VaeBuilder;
import org.vae4j.random.GaussianStream;
import org.vae4j.testing.ScalingModel;

final class CollapseDoctorTest {
  private static final Dataset ITEMS =
      ArrayDataset.of(
          Samples.filledBy(300, Shape.of(3), values -> GaussianStream.of(1, 1).fill(0, values)));

  private final List<String> advice = new ArrayList<>();
  private final CollapseDoctor doctor = CollapseDoctor.watching(ITEMS, advice::add);

  private void epoch(int epoch, float... factors) {
    doctor.onEpochEnd(FinishedEpoch.of(epoch, new ScalingModel(factors)));
  }

  @Test
  void healthyModel_isNotMentioned() {
    epoch(0, 1, 1, 1);
    epoch(1, 2, 1, 0.2f);
    assertThat(advice).isEmpty();
    assertThat(doctor.report().orElseThrow().activeCount()).isEqualTo(3);
  }

  @Test
  void advice_isGivenOncePerChange() {
    epoch(0, 1, 1, 1);
    epoch(1, 1, 1, 0.05f);
    epoch(2, 1, 0.05f, 1);
    epoch(3, 1, 0, 0);
    epoch(4, 0, 0, 0);
    epoch(5, 0, 0, 0);
    epoch(6, 1, 0, 0);
    epoch(7, 1, 1, 1);
    assertThat(advice)
        .containsExactly(
            "Epoch 001: 1 of 3 latent dimensions are inactive; try free bits or a longer warm-up",
            "Epoch 003: 2 of 3 latent dimensions are inactive; try free bits or a longer warm-up",
            "Epoch 004: all 3 latent dimensions are inactive, the decoder ignores them; try free"
                + " bits, a longer warm-up, a smaller beta or a weaker decoder",
            "Epoch 006: 2 of 3 latent dimensions are inactive, after 3",
            "Epoch 007: all 3 latent dimensions are active");
  }

  @Test
  void newTraining_startsAfresh() {
    epoch(0, 1, 1, 0);
    doctor.onStart(
        new TrainingPlan(
            VaeBuilder.forVectors(3).latentSize(3).build(),
            Trainer.using(new RecordingBackend()).build().settings(),
            300,
            1,
            "CPU"));
    assertThat(doctor.report()).isEmpty();
    epoch(0, 1, 1, 0);
    assertThat(advice).hasSize(2);
  }

  @Test
  void limit_isTheNumberOfItems() {
    epoch(0, 1, 1, 1);
    assertThat(doctor.report().orElseThrow().items()).isEqualTo(300);
    CollapseDoctor hasty = doctor.limit(20);
    hasty.onEpochEnd(FinishedEpoch.of(0, new ScalingModel(1, 1, 1)));
    assertThat(hasty.report().orElseThrow().items()).isEqualTo(20);
    assertThatThrownBy(() -> doctor.limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CollapseDoctor limit: expected at least 1, found 0; 2,000 items show a variance");
  }
}
