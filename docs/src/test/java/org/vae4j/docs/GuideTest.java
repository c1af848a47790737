package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.IdxDataset;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.testing.IdxFolder;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;

/** The way from a description to pictures, on a few images. */
final class GuideTest {
  @TempDir Path dir;

  @Test
  @SuppressWarnings("MultiVariableDeclaration") // Train and test belong on one line of a guide.
  void describeTrainExportServe() throws IOException {
    IdxFolder.write(dir, 256, 64);

    // tag::describe[]
    // Any image size works without writing a network:
    Vae small = VaeBuilder.forImages(28, 28, 1).latentSize(32).build();
    // Or layer by layer:
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .encoder(
                e -> e.conv2d(32, 4, 2).relu().conv2d(64, 4, 2).relu().flatten().dense(256).relu())
            .latentSize(32)
            .decoder(
                d ->
                    d.dense(256)
                        .relu()
                        .dense(7 * 7 * 64)
                        .relu()
                        .reshape(7, 7, 64)
                        .convTranspose2d(32, 4, 2)
                        .relu()
                        .convTranspose2d(1, 4, 2))
            .likelihood(Likelihood.bernoulli())
            .objective(Objective.elbo().beta(1.0).warmUp(5))
            .build();
    // end::describe[]
    assertThat(small.itemShape()).isEqualTo(vae.itemShape());
    assertThat(vae.parameterCount()).isEqualTo(1_700_609);

    // tag::train[]
    Dataset train = IdxDataset.open(dir, "train"), test = IdxDataset.open(dir, "t10k");
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(10)
            .batchSize(128)
            .optimizer(Optimizer.adam(2e-4))
            .seed(42)
            .validation(test)
            .listener(TrainingListener.console())
            .build();
    TrainedVae trained = trainer.train(vae, train);
    // end::train[]
    assertThat(trained.history()).hasSize(10);
    assertThat(trained.history().get(9).training().total())
        .isLessThan(trained.history().get(0).training().total());

    // tag::export[]
    OnnxExporter.export(trained, Path.of("models/fashion"));
    // end::export[]
    assertThat(Path.of("models/fashion/encoder.onnx")).isNotEmptyFile();
    assertThat(Path.of("models/fashion/decoder.onnx")).isNotEmptyFile();

    // tag::serve[]
    try (VaeModel model = OnnxVae.load(Path.of("models/fashion"), Device.cuda(0), Device.cpu())) {
      Samples images = Sampler.of(model).seed(7).sample(64);
      ImageIO.write(images.toGrid(8), "png", new File("samples.png"));
      Samples again = model.reconstruct(test.samples(0, 16));
      Samples path =
          Interpolator.spherical(model).steps(9).between(test.samples(0, 1), test.samples(1, 2));
      // end::serve[]
      assertThat(images.count()).isEqualTo(64);
      assertThat(again.count()).isEqualTo(16);
      assertThat(path.count()).isEqualTo(9);
      // tag::serve[]
    }
    // end::serve[]
    assertThat(ImageIO.read(new File("samples.png")).getWidth()).isEqualTo(8 * 30 - 2);
  }
}
