package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vae4j.model.ReferenceModels;

final class ConsoleListenerTest {
  private static final LossTerms TRAINING = new LossTerms(222.456, 11.651, 234.107);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TrainingListener listener =
      new ConsoleListener(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void start_saysWhatIsAboutToHappen() {
    TrainingSettings settings =
        Trainer.using(new RecordingBackend()).epochs(7).seed(42).build().settings();
    listener.onStart(
        new TrainingPlan(ReferenceModels.conv2().build(), settings, 60_000, 469, "CPU"));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "Training 1,700,609 parameters on 60,000 items, 7 epochs of 469 steps, seed 42, on"
                + " CPU\n");
  }

  @Test
  void epoch_withValidation() {
    listener.onEpochEnd(
        FinishedEpoch.of(
            new EpochMetrics(
                0, 469, TRAINING, Optional.of(new LossTerms(230, 15.094, 1)), 7512.6, 8.04)));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "Epoch 000 | train total=234.11 recon=222.46 kl=11.65 | test total=245.09 recon=230.00"
                + " kl=15.09 | 7513 images/s, 8.0 s\n");
  }

  @Test
  void epoch_withoutValidation() {
    listener.onEpochEnd(
        FinishedEpoch.of(new EpochMetrics(12, 469, TRAINING, Optional.empty(), 7512.4, 8.06)));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "Epoch 012 | train total=234.11 recon=222.46 kl=11.65 | 7512 images/s, 8.1 s\n");
  }

  @Test
  void console_isOne() {
    assertThat(TrainingListener.console()).isInstanceOf(ConsoleListener.class);
  }

  @Test
  void plan_countsAllSteps() {
    TrainingSettings settings =
        Trainer.using(new RecordingBackend()).epochs(2_000_000).build().settings();
    TrainingPlan plan =
        new TrainingPlan(ReferenceModels.conv2().build(), settings, 1, 469_000, "CPU");
    assertThat(plan.totalSteps()).isEqualTo(938_000_000_000L);
  }
}
