package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/** Draws what a conditional model makes: a row for each class. */
final class ConditionalPictures {
  private static final int COLUMNS = 10;
  private static final int SCALE = 1;

  private final VaeModel model;
  private final Shape image;
  private final int classes;
  private final long seed;

  ConditionalPictures(VaeModel model, Shape image, int classes, long seed) {
    this.model = model;
    this.image = image;
    this.classes = classes;
    this.seed = seed;
  }

  /** Draws samples; a column has the same latent vector. */
  BufferedImage samples() {
    Samples rows = Samples.of(image);
    for (int label = 0; label < classes; label++) {
      Samples row = Sampler.of(model).seed(seed).sample(label, COLUMNS);
      rows = rows.concat(FlatImages.unfold(row, image));
    }
    return rows.toGrid(COLUMNS, SCALE);
  }

  /** Walks on a straight line from one latent vector to another, the same two in each row. */
  BufferedImage walks() {
    Samples ends = Sampler.of(model).seed(seed).latents(0, 2);
    Samples rows = Samples.of(image);
    for (int label = 0; label < classes; label++) {
      Samples row =
          Interpolator.linear(model.given(label))
              .steps(COLUMNS)
              .betweenLatents(ends.slice(0, 1), ends.slice(1, 2));
      rows = rows.concat(FlatImages.unfold(row, image));
    }
    return rows.toGrid(COLUMNS, SCALE);
  }
}
