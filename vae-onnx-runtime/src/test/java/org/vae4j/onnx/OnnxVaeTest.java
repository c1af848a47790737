package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.internal.BundleFormat;

final class OnnxVaeTest {
  private static final float TOLERANCE = 1e-6f;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dense", "rgb"})
  void decode_agreesWithTorch(String name) throws IOException {
    Map<String, float[]> torch = OnnxFiles.expected(name);
    try (OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, name))) {
      assertClose(model.decode(Samples.of(Shape.of(2), torch.get("z"))), torch.get("decoded"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "rgb"})
  void encode_agreesWithTorch(String name) throws IOException {
    Map<String, float[]> torch = OnnxFiles.expected(name);
    try (OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, name))) {
      Posterior posterior = model.encode(Samples.of(model.itemShape(), torch.get("items")));
      assertClose(posterior.mean(), torch.get("mean"));
      assertClose(posterior.logVariance(), torch.get("log_variance"));
    }
  }

  @Test
  void load_folder() throws IOException {
    try (OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, "rgb"))) {
      assertThat(model.itemShape()).isEqualTo(Shape.of(8, 6, 3));
      assertThat(model.latentSize()).isEqualTo(2);
      assertThat(model.device()).isEqualTo(Device.cpu());
      assertThat(model.refusedDevices()).isEmpty();
      assertThat(model).hasToString(folder + " on cpu");
    }
  }

  @Test
  void metadata_ownEntriesSorted() throws IOException {
    Map<String, String> entries = OnnxFiles.metadataOf("rgb");
    entries.put("somebody.else", "ignored");
    entries.put(BundleFormat.KEY_DESCRIPTION, "a long description: " + "dense relu ".repeat(40));
    Path file = OnnxFiles.writeHalf(folder, "d.onnx", "rgb-decoder.onnx", entries);
    entries.remove("somebody.else");
    try (OnnxVae model = OnnxVae.load(file)) {
      assertThat(model.metadata()).isEqualTo(entries);
      assertThat(model.metadata().firstKey()).isEqualTo(BundleFormat.KEY_DESCRIPTION);
      assertThatThrownBy(() -> model.metadata().clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 300})
  void anyNumberOfItems_agreesWithOneByOne(int count) throws IOException {
    try (OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, "rgb"))) {
      Samples latents = Sampler.of(model).seed(3).latents(0, count);
      Samples items = model.decode(latents);
      Posterior posterior = model.encode(items);
      assertThat(items.count()).isEqualTo(count);
      for (int i = 0; i < count; i++) {
        Samples item = model.decode(latents.slice(i, i + 1));
        Posterior one = model.encode(item);
        assertThat(items.item(i)).containsExactly(item.item(0), within(TOLERANCE));
        assertThat(posterior.mean().item(i)).containsExactly(one.mean().item(0), within(TOLERANCE));
        assertThat(posterior.logVariance().item(i))
            .containsExactly(one.logVariance().item(0), within(TOLERANCE));
      }
    }
  }

  @Test
  void threads_giveTheSame() throws IOException {
    OnnxFiles.write(folder, "rgb");
    try (OnnxVae one = OnnxVae.load(folder, Device.cpu(1));
        OnnxVae three = OnnxVae.load(folder, Device.cpu(3))) {
      Samples latents = Sampler.of(one).seed(3).latents(0, 100);
      assertClose(three.decode(latents), flat(one.decode(latents)));
      assertThat(three.device()).hasToString("cpu:3");
    }
  }

  @Test
  void loneDecoder_samplesButDoesNotEncode() throws IOException {
    OnnxFiles.write(folder, "dense");
    try (OnnxVae model = OnnxVae.load(folder.resolve(BundleFormat.DECODER_FILE))) {
      Samples items = Sampler.of(model).seed(5).sample(7);
      assertThat(items.count()).isEqualTo(7);
      assertThatThrownBy(() -> model.encode(items))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              folder.resolve("decoder.onnx")
                  + ": expected a model with encoder.onnx, found a decoder alone; load the folder"
                  + " that holds both files");
    }
  }

  @Test
  void folderWithoutEncoder() throws IOException {
    Files.delete(OnnxFiles.write(folder, "dense").resolve(BundleFormat.ENCODER_FILE));
    try (OnnxVae model = OnnxVae.load(folder)) {
      Samples items = model.decode(Samples.of(Shape.of(2), 1, 2));
      assertThatThrownBy(() -> model.reconstruct(items))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("found a decoder alone");
    }
  }

  @Test
  void otherShape() throws IOException {
    try (OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, "rgb"))) {
      assertThatThrownBy(() -> model.decode(Samples.of(Shape.of(3), 1, 2, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              folder.resolve("decoder.onnx")
                  + " z: expected items of shape [2], found [3]; the model takes no other");
      assertThatThrownBy(() -> model.encode(Samples.of(Shape.of(2), 1, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("image: expected items of shape [8, 6, 3], found [2]");
    }
  }

  @Test
  void closed() throws IOException {
    OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, "dense"));
    Samples latents = Samples.of(Shape.of(2), 1, 2);
    Samples items = model.decode(latents);
    model.close();
    model.close();
    assertThat(model.latentSize()).isEqualTo(2);
    assertThatThrownBy(() -> model.decode(latents))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            folder + ": expected an open model, found a closed one; close it after its last use");
    assertThatThrownBy(() -> model.encode(items)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> model.reconstruct(items)).isInstanceOf(IllegalStateException.class);
  }

  private static void assertClose(Samples found, float[] expected) {
    assertThat(flat(found)).containsExactly(expected, within(TOLERANCE));
  }

  private static float[] flat(Samples items) {
    int size = items.itemShape().volume();
    float[] values = new float[items.count() * size];
    for (int i = 0; i < items.count(); i++) {
      System.arraycopy(items.item(i), 0, values, i * size, size);
    }
    return values;
  }
}
