package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.ExportReport;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;

/** Exports of a model that was trained for a moment. */
final class ExportingGuideTest {
  @TempDir private Path models;

  @Test
  void files_andWhatTheySay() throws IOException {
    // tag::exporting-epochs[]
    TrainingListener everyTen =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            int epoch = end.metrics().epoch(); // from 0
            if (epoch % 10 == 9) {
              try {
                OnnxExporter.export(end.snapshot(), models.resolve("epoch-" + epoch));
              } catch (IOException e) {
                throw new UncheckedIOException(e); // a warning; the training goes on
              }
            }
          }
        };
    // end::exporting-epochs[]
    Vae vae = VaeBuilder.forImages(8, 8, 1).latentSize(2).build();
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(10)
            .seed(1)
            .listener(everyTen)
            .build()
            .train(vae, SpriteDataset.of(8, 32, 1));
    assertThat(models.resolve("epoch-9").resolve("decoder.onnx")).exists();
    // tag::exporting[]
    ExportReport report = OnnxExporter.export(trained, models.resolve("digits"));
    double largest = report.imageError(); // between ONNX Runtime and TensorFlow
    // end::exporting[]
    assertThat(largest).isBetween(0.0, 1e-4);
    // tag::exporting-metadata[]
    try (OnnxVae model = OnnxVae.load(models.resolve("digits"))) {
      String seed = model.metadata().get("vae4j.seed");
      String layers = model.metadata().get("vae4j.description"); // the table of layers
      // end::exporting-metadata[]
      assertThat(seed).isEqualTo("1");
      assertThat(layers).isEqualTo(vae.toString().replace(System.lineSeparator(), "\n"));
      // tag::exporting-metadata[]
    }
    // end::exporting-metadata[]
  }
}
