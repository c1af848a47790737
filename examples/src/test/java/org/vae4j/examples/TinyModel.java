package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.vae4j.model.VaeBuilder;

/** A model that is exported in a moment. */
final class TinyModel {
  private TinyModel() {}

  /** Exports a model of 8x8 images with 2 latent dimensions. */
  static Path export(Path folder) throws IOException {
    UntrainedModels.export(VaeBuilder.forImages(8, 8, 1).latentSize(2).build(), folder);
    return folder;
  }
}
