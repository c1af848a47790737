package org.vae4j.data.augmentation;

import java.util.List;
import org.vae4j.Shape;
import org.vae4j.random.CounterRandom;

/** Does the steps of an augmentation to one item. */
final class AugmentationRun {
  private AugmentationRun() {}

  /**
   * Changes one item in place.
   *
   * @param steps none of them a sequence; they fit the shape
   * @param shape the item's shape
   * @param values holds the item
   * @param from where it starts
   * @param to where it ends
   * @param random what all steps draw from
   */
  static void run(
      List<Augmentation> steps,
      Shape shape,
      float[] values,
      int from,
      int to,
      CounterRandom random) {
    // Where pixels come from, by the geometric steps since the image was sampled last.
    AffineMap source = AffineMap.IDENTITY;
    for (int position = 0; position < steps.size(); position++) {
      Draws draws = new Draws(random, position);
      Augmentation step = steps.get(position);
      if (step instanceof GeometricStep geometric) {
        source = source.after(geometric.source(shape.height(), shape.width(), draws));
      } else if (step instanceof IntensityStep intensity) {
        sample(shape, values, from, source);
        source = AffineMap.IDENTITY;
        intensity.change(values, from, to, draws);
      }
    }
    sample(shape, values, from, source);
  }

  private static void sample(Shape shape, float[] values, int from, AffineMap source) {
    if (!source.equals(AffineMap.IDENTITY)) {
      BilinearSampler.sample(shape, values, from, source);
    }
  }
}
