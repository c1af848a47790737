package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Sampler;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.ImageLayout;
import org.vae4j.onnx.ModelDescription;
import org.vae4j.onnx.ModelSource;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/** The same calls on files of this library, which are foreign where a description comes along. */
final class ForeignModelsGuideTest {
  private final Path decoder = Path.of("dec.onnx");
  private final Path encoder = Path.of("enc.onnx");
  private Path folder = Path.of("foreign");

  @BeforeEach
  void export() throws IOException {
    Vae vae = VaeBuilder.forImages(8, 8, 1).latentSize(2).build();
    Provenance provenance = new Provenance(1, "none", "not trained", Map.of());
    folder = Files.createTempDirectory("foreign");
    OnnxExporter.export(
        new TrainedVae(vae, Weights.initial(vae, 1), List.of(), provenance), folder);
    Files.copy(folder.resolve("decoder.onnx"), decoder);
    Files.copy(folder.resolve("encoder.onnx"), encoder);
  }

  @AfterEach
  void delete() throws IOException {
    Files.delete(decoder);
    Files.delete(encoder);
    Files.delete(folder.resolve("decoder.onnx"));
    Files.delete(folder.resolve("encoder.onnx"));
    Files.delete(folder);
  }

  @Test
  void pyTorch() throws IOException {
    // tag::foreign-pytorch[]
    ModelSource files =
        ModelSource.path(Path.of("dec.onnx"))
            .encoder(Path.of("enc.onnx"))
            .described(ModelDescription.inferred());
    try (OnnxVae model = OnnxVae.load(files, Device.cuda(0), Device.cpu())) {
      Samples images = Sampler.of(model).seed(7).sample(16);
      Samples again = model.reconstruct(images);
      // end::foreign-pytorch[]
      assertThat(images.itemShape()).isEqualTo(Shape.of(8, 8, 1));
      assertThat(again.count()).isEqualTo(16);
      // tag::foreign-pytorch[]
    }
    // end::foreign-pytorch[]
  }

  @Test
  void descriptions() {
    // tag::foreign-keras[]
    ModelDescription keras = ModelDescription.inferred().layout(ImageLayout.NHWC).logits();
    // end::foreign-keras[]
    assertThat(keras.toString()).contains("layout=NHWC", "logits=true");

    // tag::foreign-diffusers[]
    ModelDescription diffusers =
        ModelDescription.inferred()
            .valueRange(-1, 1)
            .latentShape(Shape.of(4, 8, 8))
            .latentScale(0.18215);
    // end::foreign-diffusers[]
    assertThat(diffusers.toString()).contains("[4, 8, 8]", "scale=0.18215");
  }

  @Test
  void sources() throws IOException {
    byte[] decoderBytes = Files.readAllBytes(decoder);
    byte[] encoderBytes = Files.readAllBytes(encoder);
    // tag::foreign-sources[]
    ModelSource resource = ModelSource.resource(App.class, "/models/fashion");
    ModelSource bytes = ModelSource.bytes(decoderBytes).encoder(encoderBytes);
    // end::foreign-sources[]
    assertThat(resource).hasToString("/models/fashion");
    try (OnnxVae model = OnnxVae.load(bytes)) {
      assertThat(model.latentSize()).isEqualTo(2);
    }
  }

  /** Stands for a class of the reader's program. */
  private static final class App {}
}
