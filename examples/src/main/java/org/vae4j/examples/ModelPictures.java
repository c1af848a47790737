package org.vae4j.examples;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/**
 * Shows what a model can do: test items above their reconstructions, samples, and walks between
 * test items. Items and noise stay the same, so models can be compared.
 */
final class ModelPictures {
  private static final int COLUMNS = 8;
  private static final int SCALE = 2;

  private final Samples items;
  private final long seed;

  /**
   * Takes the first items of a test set.
   *
   * @param test at least 2 items; 32 are used if there are as many
   */
  ModelPictures(Dataset test, long seed) {
    int even = Math.min(4 * COLUMNS, test.size()) / 2 * 2;
    this.items = test.samples(0, even);
    this.seed = seed;
  }

  /** Returns the pictures by name: recon, samples and interp. */
  Map<String, BufferedImage> of(VaeModel model) {
    int walks = Math.min(COLUMNS, items.count() / 2);
    Samples pairs = Pictures.pairs(items, model.reconstruct(items), COLUMNS);
    Samples drawn = Sampler.of(model).seed(seed).sample(COLUMNS * COLUMNS);
    Samples paths =
        Interpolator.spherical(model)
            .steps(COLUMNS)
            .between(items.slice(0, walks), items.slice(walks, 2 * walks));
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    pictures.put("recon", pairs.toGrid(COLUMNS, SCALE));
    pictures.put("samples", drawn.toGrid(COLUMNS, SCALE));
    pictures.put("interp", paths.toGrid(COLUMNS, SCALE));
    return pictures;
  }

  /** Returns what a picture of that name shows. */
  static String caption(String name) {
    return switch (name) {
      case "recon" -> "Test images, each row above its reconstructions";
      case "samples" -> "Samples from the prior, N(0, I)";
      default -> "Walks between test images, a row each";
    };
  }
}
