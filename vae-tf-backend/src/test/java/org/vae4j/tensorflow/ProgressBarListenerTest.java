package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Trainer;

final class ProgressBarListenerTest {
  private final List<String> drawn = new CopyOnWriteArrayList<>();

  @Test
  void terminal_showsStepsOfTheWholeTraining() {
    train(true);
    assertThat(drawn).anyMatch(line -> line.contains("Training") && line.contains("20/20"));
  }

  @Test
  void noTerminal_staysSilent() {
    train(false);
    assertThat(drawn).isEmpty();
  }

  private void train(boolean terminal) {
    ProgressBarListener listener =
        new ProgressBarListener(terminal, () -> new DelegatingProgressBarConsumer(drawn::add));
    Trainer.using(TensorFlowBackend.create())
        .epochs(2)
        .batchSize(10)
        .seed(1)
        .listener(listener)
        .build()
        .train(
            VaeBuilder.forImages(8, 8, 1).latentSize(2).build(),
            new RandomBytes(100, Shape.of(8, 8, 1)));
  }
}
