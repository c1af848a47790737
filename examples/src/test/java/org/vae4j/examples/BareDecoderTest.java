package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;

final class BareDecoderTest {
  @TempDir Path folder;

  @Test
  void run_decodesWhatTheModelDecodes() throws IOException {
    TinyModel.export(folder);
    float[] z = {0.5f, -1, 2, 0.25f, -0.75f, 0};

    try (OnnxVae model = OnnxVae.load(folder);
        BareDecoder bare = BareDecoder.open(folder, model, Device.cpu(), z)) {
      bare.run();

      Samples expected = model.decode(Samples.of(Shape.of(2), z));
      for (int i = 0; i < 3 * 64; i++) {
        assertThat(bare.value(i)).isCloseTo(expected.value(i / 64, i % 64), within(1e-6f));
      }
    }
  }

  @Test
  void sample_decodesNewNoise() throws IOException {
    TinyModel.export(folder);

    try (OnnxVae model = OnnxVae.load(folder);
        BareDecoder bare = BareDecoder.open(folder, model, Device.cpu(), new float[4])) {
      float[] images = bare.sample(new SplittableRandom(3));

      SplittableRandom random = new SplittableRandom(3);
      float[] z = new float[4];
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) random.nextGaussian();
      }
      Samples expected = model.decode(Samples.of(Shape.of(2), z));
      assertThat(images).hasSize(2 * 64);
      for (int i = 0; i < images.length; i++) {
        assertThat(images[i]).isCloseTo(expected.value(i / 64, i % 64), within(1e-6f));
      }
    }
  }
}
