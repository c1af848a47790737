package org.vae4j.onnx;

import java.io.IOException;
import java.util.Locale;
import org.vae4j.Shape;

/** The models among the test resources that are such as other tools export. */
enum ForeignFiles {
  /** Latents [2, h, w], moments in one output, values in [-1, 1], a scale. */
  DIFFUSERS,

  /** Channels last, logits, a draw among the encoder's outputs. */
  KERAS,

  /** A fixed batch of 4, float16, vectors that are images, a standard deviation. */
  HALF;

  /** Returns what the files cannot tell. */
  ModelDescription description() {
    ModelDescription words = ModelDescription.inferred();
    return switch (this) {
      case DIFFUSERS -> words.valueRange(-1, 1).latentShape(Shape.of(2, 2, 3)).latentScale(0.5);
      case KERAS -> words.logits();
      case HALF -> words.itemShape(Shape.of(4, 3, 1)).mean("loc").standardDeviation("scale");
    };
  }

  /** Returns the name of the resources, as in {@code keras}. */
  String resource() {
    return name().toLowerCase(Locale.ROOT);
  }

  byte[] decoder() throws IOException {
    return OnnxFiles.resource(resource() + "-decoder.onnx");
  }

  byte[] encoder() throws IOException {
    return OnnxFiles.resource(resource() + "-encoder.onnx");
  }

  /** Returns both files with another description. */
  ModelSource source(ModelDescription words) throws IOException {
    return ModelSource.bytes(decoder()).encoder(encoder()).described(words);
  }

  ModelSource source() throws IOException {
    return source(description());
  }
}
