package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;

/** Models whose weights are in a second file, as newer exporters of PyTorch write them. */
final class ExternalDataTest {
  private static final String LOCATION = "external-decoder.bin";

  @TempDir Path folder;
  private Path file;
  private byte[] model;

  @BeforeEach
  void write() throws IOException {
    model = OnnxFiles.resource("external-decoder.onnx");
    file = Files.write(folder.resolve("decoder.onnx"), model);
    Files.write(folder.resolve(LOCATION), OnnxFiles.resource(LOCATION));
  }

  @Test
  void weightsBesideTheModel() throws IOException {
    float[] z = OnnxFiles.expected("diffusers").get("z");
    try (OnnxVae decoder = OnnxVae.load(source())) {
      Samples items = decoder.decode(Samples.of(Shape.of(12), z));
      float[] expected = OnnxFiles.expected("diffusers").get("decoded");
      for (int i = 0; i < items.count(); i++) {
        for (int j = 0; j < items.itemShape().volume(); j++) {
          assertThat(items.value(i, j))
              .isCloseTo(expected[i * items.itemShape().volume() + j], within(2e-6f));
        }
      }
    }
  }

  @Test
  void weightsMissing() throws IOException {
    Files.delete(folder.resolve(LOCATION));
    assertWrong("found no file 'external-decoder.bin' beside it, with its weights");
  }

  @Test
  void weightsCutOff() throws IOException {
    Files.write(folder.resolve(LOCATION), new byte[1000]);
    assertWrong("of 'external-decoder.bin', which has 1000");
  }

  /** A location of the same length keeps the message of protocol buffers whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../w.bin___",
        "/etc/decoder.bin____",
        "a/../../decoder.bin_",
        "\\\\host\\share\\w.bin__"
      })
  void weightsOutsideTheFolder(String location) throws IOException {
    String same = location.substring(0, LOCATION.length());
    String text = new String(model, StandardCharsets.ISO_8859_1).replace(LOCATION, same);
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    assertWrong("weights in '" + same + "', outside the folder of the model");
  }

  @Test
  void weightsOfBytes() {
    ModelSource bytes = ModelSource.bytes(model).described(ForeignFiles.DIFFUSERS.description());
    assertThatThrownBy(() -> OnnxVae.load(bytes))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "decoder in memory: expected all weights in one file, found some in"
                + " 'external-decoder.bin'; load it from its folder, or save it without external"
                + " data");
  }

  private void assertWrong(String message) {
    assertThatThrownBy(() -> OnnxVae.load(source()))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith(file + ": expected an ONNX model, found ")
        .hasMessageContaining(message);
  }

  private ModelSource source() {
    return ModelSource.path(folder).described(ForeignFiles.DIFFUSERS.description());
  }
}
