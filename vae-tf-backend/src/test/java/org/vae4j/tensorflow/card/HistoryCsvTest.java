package org.vae4j.tensorflow.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

final class HistoryCsvTest {
  private static final String COLUMNS =
      "epoch,steps,train_reconstruction,train_kl,train_objective,images_per_second,seconds\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("history.csv"), text);
  }

  @Test
  void read_whatATrainingWrote_isItsHistory() throws IOException {
    Path file = folder.resolve("history.csv");
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(2)
            .batchSize(8)
            .seed(1)
            .validation(SpriteDataset.of(8, 8, 2))
            .listener(HistoryListener.csv(file))
            .build()
            .train(
                VaeBuilder.forImages(8, 8, 1)
                    .encoder(e -> e.flatten())
                    .latentSize(2)
                    .decoder(d -> d.dense(64).reshape(8, 8, 1))
                    .build(),
                SpriteDataset.of(8, 16, 1));

    assertThat(HistoryCsv.read(file)).hasSize(2).isEqualTo(trained.history());
  }

  @Test
  void read_withoutValidation() throws IOException {
    assertThat(HistoryCsv.read(file(COLUMNS + "0,5,1.5,2.5,NaN,100,0.25\n")))
        .singleElement()
        .satisfies(
            metrics -> {
              assertThat(metrics.steps()).isEqualTo(5);
              assertThat(metrics.training().total()).isEqualTo(4);
              assertThat(metrics.training().objective()).isNaN();
              assertThat(metrics.validation()).isEmpty();
            });
  }

  @Test
  void read_whatIsNoHistory_isNamed() throws IOException {
    assertThatThrownBy(() -> HistoryCsv.read(file("")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "expected a line of column names, found an empty file; give a file that"
                + " HistoryListener.csv wrote");
    assertThatThrownBy(() -> HistoryCsv.read(file(COLUMNS + "0,5\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2: expected 7 values, found 2");
    assertThatThrownBy(() -> HistoryCsv.read(file(COLUMNS + "0,5,a,2,3,4,5\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2, train_reconstruction: expected a number, found 'a'");
    assertThatThrownBy(() -> HistoryCsv.read(file("a,b\n1,2\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a column epoch");
  }
}
