package org.vae4j.inference;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * Shows what a latent dimension means: one value of z goes from one number to another in equal
 * steps, the others stay, and each step is decoded. It starts at the origin, or at given items.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 *
 * @see <a href="https://openreview.net/forum?id=Sy2fzU9gl">Higgins et al. 2017, section 4</a>
 */
public final class Traversal {
  private final VaeModel model;
  private final Samples starts;

  private Traversal(VaeModel model, Samples starts) {
    this.model = model;
    this.starts = starts;
  }

  /**
   * Returns a traversal that starts at the origin of the latent space.
   *
   * @param model the model that decodes; stays the caller's
   * @return a traversal
   */
  public static Traversal of(VaeModel model) {
    Shape latent = Shape.of(Objects.requireNonNull(model, "model").latentSize());
    return new Traversal(model, Samples.filledBy(1, latent, z -> {}));
  }

  /**
   * Returns a traversal that starts at the means of items' distributions.
   *
   * @param items n items, each of which is traversed
   * @return a new traversal
   * @throws IllegalArgumentException if the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Traversal startingAt(Samples items) {
    return new Traversal(model, model.encode(items).mean());
  }

  /**
   * Returns a traversal that starts at latent vectors.
   *
   * @param latents n vectors of {@code [latentSize]}, each of which is traversed
   * @return a new traversal
   * @throws IllegalArgumentException if the vectors have another size
   */
  public Traversal startingAtLatents(Samples latents) {
    Objects.requireNonNull(latents, "latents");
    Shape latent = Shape.of(model.latentSize());
    Require.argument(
        latents.itemShape().equals(latent),
        "Traversal",
        "latent vectors of " + latent,
        latents.itemShape(),
        "items go into startingAt");
    return new Traversal(model, latents);
  }

  /**
   * Walks along one dimension.
   *
   * @param dimension the dimension's number, from 0
   * @param from its first value; -3 to 3 holds nearly all of N(0, 1)
   * @param to its last value
   * @param steps the number of values, both ends included, at least 2
   * @return for each start, one after the other, as many items as there are steps
   * @throws IllegalArgumentException if there is no such dimension, an end is not finite, or there
   *     are fewer than 2 steps
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples along(int dimension, double from, double to, int steps) {
    return model.decode(latents(dimension, from, to, steps));
  }

  /**
   * Returns the latent vectors of a walk, not decoded.
   *
   * @param dimension the dimension's number, from 0
   * @param from its first value
   * @param to its last value
   * @param steps the number of values, both ends included, at least 2
   * @return for each start, one after the other, as many vectors as there are steps
   * @throws IllegalArgumentException if there is no such dimension, an end is not finite, or there
   *     are fewer than 2 steps
   */
  public Samples latents(int dimension, double from, double to, int steps) {
    int size = model.latentSize();
    Require.argument(
        dimension >= 0 && dimension < size,
        "Traversal dimension",
        "0 to " + (size - 1),
        dimension,
        "dimensions count from 0");
    requireFinite("from", from);
    requireFinite("to", to);
    Require.argument(steps >= 2, "Traversal steps", "at least 2", steps, "both ends are counted");
    return Samples.filledBy(
        Math.multiplyExact(starts.count(), steps),
        Shape.of(size),
        z -> {
          for (int start = 0; start < starts.count(); start++) {
            float[] vector = starts.item(start);
            for (int step = 0; step < steps; step++) {
              double t = (double) step / (steps - 1);
              vector[dimension] = (float) ((1 - t) * from + t * to);
              System.arraycopy(vector, 0, z, (start * steps + step) * size, size);
            }
          }
        });
  }

  private static void requireFinite(String name, double value) {
    Require.argument(
        Float.isFinite((float) value),
        "Traversal " + name,
        "a finite number",
        value,
        "-3 to 3 holds nearly all of N(0, 1)");
  }
}
