package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.StopSignal;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;

/** What listeners leave when a training is stopped and resumed. */
final class ResumedListenersTest {
  private static final Dataset DATA = new RandomBytes(100, Shape.of(8, 8, 1));

  private final Vae vae =
      VaeBuilder.forImages(8, 8, 1)
          .encoder(e -> e.flatten().dense(8).relu())
          .latentSize(2)
          .decoder(d -> d.dense(64).reshape(8, 8, 1))
          .build();

  @TempDir private Path folder;

  private TrainerBuilder trainer() {
    return Trainer.using(TensorFlowBackend.create())
        .epochs(4)
        .batchSize(20)
        .seed(1)
        .checkpoints(Checkpoints.in(folder.resolve("checkpoints")))
        .listener(HistoryListener.csv(folder.resolve("history.csv")))
        .listener(TensorBoardListener.in(folder.resolve("board")));
  }

  @Test
  void resumedTraining_hasEachEpochOnce() throws IOException {
    StopSignal signal = StopSignal.create();
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void onStep(long step) {
            if (step == 12) {
              signal.stop("half of the third epoch is done");
            }
          }
        };
    trainer().stopSignal(signal).listener(stopping).build().train(vae, DATA);
    List<String> before = Files.readAllLines(folder.resolve("history.csv"));
    assertThat(before).hasSize(3);

    trainer().build().resume(folder.resolve("checkpoints"), vae, DATA);
    List<String> after = Files.readAllLines(folder.resolve("history.csv"));
    assertThat(after).hasSize(5).startsWith(before.toArray(String[]::new));
    assertThat(after.get(3)).startsWith("2,15,");
    assertThat(after.get(4)).startsWith("3,20,");

    Events events = Events.in(folder.resolve("board/train"));
    assertThat(events.steps("loss/total")).containsExactly(5L, 10L, 15L, 20L);
    assertThat(events.all().stream().filter(Event::hasSessionLog).map(Event::getStep))
        .containsExactly(0L, 15L);
  }
}
