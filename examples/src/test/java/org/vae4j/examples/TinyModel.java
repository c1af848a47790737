package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.vae4j.model.Condition;
import org.vae4j.model.VaeBuilder;

/** A model that is exported in a moment. */
public final class TinyModel {
  private TinyModel() {}

  /** Exports a model of 8x8 images with 2 latent dimensions. */
  public static Path export(Path folder) throws IOException {
    UntrainedModels.export(VaeBuilder.forImages(8, 8, 1).latentSize(2).build(), folder);
    return folder;
  }

  /** Exports a model of 8x8 images of three classes, with 2 latent dimensions. */
  public static Path exportClasses(Path folder) throws IOException {
    return export(
        folder, Condition.classes("dot", "bar", "a ring, open on one side, with a dot in it"));
  }

  /** Exports a model of 8x8 images with 2 latent dimensions and a condition. */
  public static Path export(Path folder, Condition condition) throws IOException {
    UntrainedModels.export(
        VaeBuilder.forImages(8, 8, 1).conditionedOn(condition).latentSize(2).build(), folder);
    return folder;
  }

  /** Exports a model of vectors of 5 values, which are no images. */
  public static Path exportFlat(Path folder) throws IOException {
    UntrainedModels.export(VaeBuilder.forVectors(5).latentSize(2).build(), folder);
    return folder;
  }
}
