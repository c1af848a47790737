package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.inference.LatentReport;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.TensorBoardListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.CollapseDoctor;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.PictureListener;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;

/** Every listener on one short training, and one of the user's own. */
final class ListenersGuideTest {
  private final Vae vae = VaeBuilder.forImages(16, 16, 1).latentSize(4).build();
  private final Dataset data = images();

  private static Dataset images() {
    byte[][] pixels = new byte[64][16 * 16];
    for (int i = 0; i < pixels.length; i++) {
      for (int p = i; p < 16 * 16; p++) {
        pixels[i][p] = (byte) 200;
      }
    }
    return ArrayDataset.ofBytes(Shape.of(16, 16, 1), pixels);
  }

  @Test
  void allListeners_watchOneTraining() {
    Dataset train = data;
    Dataset test = data;

    // tag::listeners[]
    Path run = Path.of("runs/1");
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(2)
            .validation(test)
            .listener(TrainingListener.console())
            .listener(HistoryListener.csv(run.resolve("history.csv")))
            .listener(HistoryListener.jsonLines(run.resolve("history.jsonl")))
            .listener(PictureListener.in(run.resolve("pictures")).items(test.samples(0, 16)))
            .listener(CollapseDoctor.watching(test, System.out::println))
            .listener(TensorBoardListener.in(run.resolve("board")).items(test))
            .build();
    // end::listeners[]
    trainer.train(vae, train);

    assertThat(run.resolve("history.csv")).content().hasLineCount(3);
    assertThat(run.resolve("history.jsonl")).content().hasLineCount(2);
    assertThat(run.resolve("pictures/samples-epoch-0001.png")).isNotEmptyFile();
    assertThat(run.resolve("pictures/reconstructions-epoch-0001.png")).isNotEmptyFile();
    assertThat(run.resolve("pictures/interpolations-epoch-0001.png")).isNotEmptyFile();
    assertThat(run.resolve("board/train")).isNotEmptyDirectory();
    assertThat(run.resolve("board/validation")).isNotEmptyDirectory();
  }

  @Test
  void ownListener_usesTheModel() {
    List<String> lines = new ArrayList<>();

    // tag::own-listener[]
    TrainingListener activeUnits =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            LatentReport report = LatentReport.of(end.model(), data, 1_000);
            lines.add("%s, %.1f nats".formatted(report, report.kl()));
          }
        };
    // end::own-listener[]
    Trainer.using(TensorFlowBackend.create())
        .epochs(2)
        .listener(activeUnits)
        .build()
        .train(vae, data);

    assertThat(lines)
        .hasSize(2)
        .allMatch(line -> line.matches("\\d of 4 latent dimensions are active over 64 items, .*"));
  }
}
