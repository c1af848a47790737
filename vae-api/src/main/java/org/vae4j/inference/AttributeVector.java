package org.vae4j.inference;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * A direction in latent space along which items gain an attribute: the average of the means of
 * items that have it, minus that of items that do not.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 *
 * @see <a href="https://arxiv.org/abs/1512.09300">Larsen et al. 2016, "visual attribute
 *     vectors"</a>
 */
public final class AttributeVector {
  private final VaeModel model;
  private final float[] direction;

  private AttributeVector(VaeModel model, float[] direction) {
    this.model = model;
    this.direction = direction;
  }

  /**
   * Returns the direction from items without an attribute to items with it. What else differs
   * between the two groups becomes a part of it.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param positives at least one item with the attribute
   * @param negatives at least one item without
   * @return the attribute
   * @throws IllegalArgumentException if a group is empty, or its items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public static AttributeVector between(VaeModel model, Samples positives, Samples negatives) {
    Objects.requireNonNull(model, "model");
    double[] with = average(model, "positives", positives);
    double[] without = average(model, "negatives", negatives);
    float[] direction = new float[with.length];
    for (int j = 0; j < direction.length; j++) {
      direction[j] = (float) (with[j] - without[j]);
    }
    return new AttributeVector(model, direction);
  }

  private static double[] average(VaeModel model, String name, Samples items) {
    Objects.requireNonNull(items, name);
    Require.argument(
        items.count() > 0,
        "AttributeVector " + name,
        "at least one item",
        items,
        "hundreds make a clear direction");
    Samples means = model.encode(items).mean();
    double[] average = new double[model.latentSize()];
    for (int j = 0; j < average.length; j++) {
      for (int item = 0; item < means.count(); item++) {
        average[j] += means.value(item, j);
      }
      average[j] /= means.count();
    }
    return average;
  }

  /**
   * Returns the direction.
   *
   * @return latentSize values, in a new array
   */
  public float[] direction() {
    return direction.clone();
  }

  /**
   * Returns both attributes in one, as the sum of the directions.
   *
   * @param other an attribute of the same model
   * @return a new attribute
   * @throws IllegalArgumentException if the other one has another number of dimensions
   */
  public AttributeVector plus(AttributeVector other) {
    Objects.requireNonNull(other, "other");
    float[] sum = direction.clone();
    Require.argument(
        other.direction.length == sum.length,
        "AttributeVector plus",
        sum.length + " dimensions",
        other.direction.length,
        "both must come from one model");
    for (int j = 0; j < sum.length; j++) {
      sum[j] += other.direction[j];
    }
    return new AttributeVector(model, sum);
  }

  /**
   * Encodes items, moves the means of their distributions along the direction, and decodes them.
   *
   * @param items n items
   * @param strength how far: 1 is the distance between the groups, 0 reconstructs, less takes the
   *     attribute away
   * @return n items
   * @throws IllegalArgumentException if the items have another shape, or the strength is not finite
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples apply(Samples items, double strength) {
    return model.decode(moved(model.encode(items).mean(), strength));
  }

  /**
   * Moves latent vectors along the direction, without decoding them.
   *
   * @param latents n vectors of {@code [latentSize]}
   * @param strength how far
   * @return n vectors
   * @throws IllegalArgumentException if the vectors have another size, or the strength is not
   *     finite
   */
  public Samples moved(Samples latents, double strength) {
    Objects.requireNonNull(latents, "latents");
    Shape latent = Shape.of(direction.length);
    Require.argument(
        latents.itemShape().equals(latent),
        "AttributeVector",
        "latent vectors of " + latent,
        latents.itemShape(),
        "items go into apply");
    Require.argument(
        Float.isFinite((float) strength),
        "AttributeVector strength",
        "a finite number",
        strength,
        "1 is the distance between the groups");
    return Samples.filledBy(
        latents.count(),
        latent,
        z -> {
          for (int i = 0; i < z.length; i++) {
            int j = i % direction.length;
            z[i] = (float) (latents.value(i / direction.length, j) + strength * direction[j]);
          }
        });
  }
}
