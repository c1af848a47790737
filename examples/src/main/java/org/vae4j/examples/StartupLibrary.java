package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.vae4j.Samples;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.OnnxVae;

/** Draws one image with this library and prints how many milliseconds that took. */
final class StartupLibrary {
  private StartupLibrary() {}

  public static void main(String... args) throws IOException {
    long start = System.nanoTime();
    // The other side opens the decoder alone, too.
    try (OnnxVae model = OnnxVae.load(Path.of(args[0], "decoder.onnx"))) {
      Samples image = Sampler.of(model).seed(1).sample(1);
      float value = image.value(0, 0);
      long end = System.nanoTime();
      if (Float.isNaN(value)) {
        throw new IllegalStateException("not an image");
      }
      System.out.println((end - start) / 1e6);
    }
  }
}
