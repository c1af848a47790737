package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** The sample of the README, on a few sprites. */
final class ReadmeTest {
  @Test
  void tenLines() throws IOException {
    Dataset images = SpriteDataset.of(32, 256, 1);

    // tag::ten-lines[]
    // Where models are trained, with vae-tf-backend:
    Vae vae = VaeBuilder.forImages(32, 32, 1).latentSize(16).build();
    Trainer trainer = Trainer.using(TensorFlowBackend.create()).epochs(5).build();
    TrainedVae trained = trainer.train(vae, images);
    OnnxExporter.export(trained, Path.of("models/sprites"));

    // Where they are used, with vae-onnx-runtime alone:
    try (VaeModel model = OnnxVae.load(Path.of("models/sprites"))) {
      Samples samples = Sampler.of(model).seed(7).sample(64);
      ImageIO.write(samples.toGrid(8), "png", new File("sprites.png"));
    }
    // end::ten-lines[]
    assertThat(ImageIO.read(new File("sprites.png")).getHeight()).isEqualTo(8 * 34 - 2);
  }
}
