package org.vae4j.examples.beta;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.Traversal;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;

/** Draws what one model makes. */
final class ModelPictures {
  static final int SCALE = 2;

  private static final int SAMPLES = 64;
  private static final int SAMPLE_COLUMNS = 8;
  private static final int FROZEN = 8;
  private static final int WALKS = 6;
  private static final int TRAVERSED = 10;
  private static final int TRAVERSAL_STEPS = 11;
  private static final double TRAVERSAL_END = 3;

  private final VaeModel model;
  private final long seed;

  ModelPictures(VaeModel model, long seed) {
    this.model = model;
    this.seed = seed;
  }

  BufferedImage samples() {
    return samples(LatentPrior.standardNormal());
  }

  BufferedImage samples(LatentPrior prior) {
    return Sampler.of(model).prior(prior).seed(seed).sample(SAMPLES).toGrid(SAMPLE_COLUMNS, SCALE);
  }

  /** Draws a row of each standard deviation. */
  BufferedImage frozen() {
    return FrozenVariance.images(model, seed, FROZEN).toGrid(FROZEN, SCALE);
  }

  /** Walks along straight lines from some test images to those that follow them. */
  BufferedImage interpolations(Dataset test) {
    int walks = Math.min(WALKS, test.size() / 2);
    return Interpolator.linear(model)
        .between(test.samples(0, walks), test.samples(walks, 2 * walks))
        .toGrid(Interpolator.DEFAULT_STEPS, 1);
  }

  /** Walks through the origin along the first of these dimensions, one per row. */
  BufferedImage traversals(int... dimensions) {
    Samples rows = Samples.filledBy(0, Shape.of(model.latentSize()), values -> {});
    for (int index = 0; index < Math.min(TRAVERSED, dimensions.length); index++) {
      rows =
          rows.concat(
              Traversal.of(model)
                  .latents(dimensions[index], -TRAVERSAL_END, TRAVERSAL_END, TRAVERSAL_STEPS));
    }
    return model.decode(rows).toGrid(TRAVERSAL_STEPS, 1);
  }

  /** Returns the numbers of the dimensions, that with the largest KL first. */
  static int[] byUse(LatentReport latent) {
    return IntStream.range(0, latent.dimensions().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer d) -> -latent.dimensions().get(d).kl()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
