package org.vae4j.inference;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * Walks from one point of the latent space to another and decodes the steps, the ends included.
 *
 * <p>Linear: {@code (1 - t) a + t b}. Spherical: {@code (sin((1 - t) w) a + sin(t w) b) / sin(w)}
 * with the angle {@code w = acos(<a, b> / (|a| |b|))} between the ends as they are, not normalized;
 * where {@code sin(w) < 1e-6} (parallel, identical or opposite ends, or one at the origin) it is
 * linear. t goes from 0 to 1 in equal steps.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 *
 * @see <a href="https://arxiv.org/abs/1609.04468">White 2016, section 2.1</a>
 */
public final class Interpolator {
  /** The number of steps unless another is given, the two ends included: {@value}. */
  public static final int DEFAULT_STEPS = 10;

  private static final double PARALLEL = 1e-6;

  private final VaeModel model;
  private final boolean spherical;
  private final int steps;

  private Interpolator(VaeModel model, boolean spherical, int steps) {
    this.model = Objects.requireNonNull(model, "model");
    this.spherical = spherical;
    this.steps = steps;
  }

  /**
   * Returns an interpolator along straight lines, with {@value #DEFAULT_STEPS} steps.
   *
   * @param model the model that decodes; stays the caller's
   * @return an interpolator
   */
  public static Interpolator linear(VaeModel model) {
    return new Interpolator(model, false, DEFAULT_STEPS);
  }

  /**
   * Returns an interpolator along arcs, which stay where the prior has its mass, with {@value
   * #DEFAULT_STEPS} steps.
   *
   * @param model the model that decodes; stays the caller's
   * @return an interpolator
   */
  public static Interpolator spherical(VaeModel model) {
    return new Interpolator(model, true, DEFAULT_STEPS);
  }

  /**
   * Returns an interpolator with another number of steps.
   *
   * @param newSteps the number of items on a path, the two ends included, at least 2
   * @return a new interpolator
   * @throws IllegalArgumentException if there are fewer than 2 steps
   */
  public Interpolator steps(int newSteps) {
    Require.argument(
        newSteps >= 2, "Interpolator steps", "at least 2", newSteps, "both ends are counted");
    return new Interpolator(model, spherical, newSteps);
  }

  /**
   * Walks between items: both are encoded, and the means of their distributions are the ends.
   *
   * @param from n items
   * @param to n items
   * @return n paths, one after the other, each of as many items as there are steps
   * @throws IllegalArgumentException if the counts differ or the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples between(Samples from, Samples to) {
    requireSameCount(from, to);
    return betweenLatents(model.encode(from).mean(), model.encode(to).mean());
  }

  /**
   * Walks between items of a conditional model, each of its own class or vector: z and the
   * condition both move, the condition always along a straight line.
   *
   * @param from n items
   * @param fromConditions n vectors of the condition's size, see {@link
   *     org.vae4j.model.Condition#of}
   * @param to n items
   * @param toConditions n vectors of the condition's size
   * @return n paths, one after the other, each of as many items as there are steps
   * @throws IllegalArgumentException if the counts differ, or items or conditions have another
   *     shape
   * @throws IllegalStateException if the model is closed, not conditional, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples between(Samples from, Samples fromConditions, Samples to, Samples toConditions) {
    Objects.requireNonNull(fromConditions, "fromConditions");
    Objects.requireNonNull(toConditions, "toConditions");
    requireSameCount(from, to);
    return betweenLatents(
        model.encode(from, fromConditions).mean(),
        fromConditions,
        model.encode(to, toConditions).mean(),
        toConditions);
  }

  /**
   * Walks between latent vectors of a conditional model, each under its own condition: z and the
   * condition both move, the condition always along a straight line.
   *
   * @param from n vectors of {@code [latentSize]}
   * @param fromConditions n vectors of the condition's size
   * @param to n vectors of {@code [latentSize]}
   * @param toConditions n vectors of the condition's size
   * @return n paths, one after the other, each of as many items as there are steps
   * @throws IllegalArgumentException if the counts differ, or latents or conditions have another
   *     shape
   * @throws IllegalStateException if the model is closed, or not conditional
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples betweenLatents(
      Samples from, Samples fromConditions, Samples to, Samples toConditions) {
    Objects.requireNonNull(fromConditions, "fromConditions");
    Objects.requireNonNull(toConditions, "toConditions");
    Samples path = path(from, to);
    return model.decode(path, linear(model).steps(steps).path(fromConditions, toConditions));
  }

  /**
   * Walks between latent vectors.
   *
   * @param from n vectors of {@code [latentSize]}
   * @param to n vectors of {@code [latentSize]}
   * @return n paths, one after the other, each of as many items as there are steps
   * @throws IllegalArgumentException if the counts differ or the vectors have another size
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public Samples betweenLatents(Samples from, Samples to) {
    return model.decode(path(from, to));
  }

  /**
   * Returns the latent vectors of a walk, not decoded.
   *
   * @param from n vectors
   * @param to n vectors
   * @return n paths, one after the other, each of as many vectors as there are steps
   * @throws IllegalArgumentException if the counts or the shapes differ, or the paths would have
   *     2^31 values or more
   */
  public Samples path(Samples from, Samples to) {
    requireSameCount(from, to);
    Shape shape = from.itemShape();
    Require.argument(
        shape.equals(to.itemShape()),
        "Interpolator",
        "ends of shape " + shape,
        to.itemShape(),
        "both ends must be of one shape");
    int size = shape.volume();
    long total = (long) from.count() * steps;
    Require.argument(
        total <= Integer.MAX_VALUE,
        "Interpolator",
        "less than 2^31 items",
        total,
        "use fewer steps");
    return Samples.filledBy(
        (int) total,
        shape,
        path -> {
          for (int pair = 0; pair < from.count(); pair++) {
            float[] a = from.item(pair);
            float[] b = to.item(pair);
            double angle = spherical ? angle(a, b) : 0;
            for (int step = 0; step < steps; step++) {
              double t = (double) step / (steps - 1);
              write(a, b, t, angle, path, (pair * steps + step) * size);
            }
          }
        });
  }

  /** Returns the angle between two vectors in radians; 0 if one of them has no direction. */
  private static double angle(float[] a, float[] b) {
    double dot = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      squareA += (double) a[i] * a[i];
      squareB += (double) b[i] * b[i];
    }
    double lengths = Math.sqrt(squareA) * Math.sqrt(squareB);
    return lengths == 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, dot / lengths)));
  }

  private static void write(
      float[] a, float[] b, double t, double angle, float[] target, int offset) {
    double sine = Math.sin(angle);
    double weightA = sine < PARALLEL ? 1 - t : Math.sin((1 - t) * angle) / sine;
    double weightB = sine < PARALLEL ? t : Math.sin(t * angle) / sine;
    for (int i = 0; i < a.length; i++) {
      target[offset + i] = (float) (weightA * a[i] + weightB * b[i]);
    }
  }

  private static void requireSameCount(Samples from, Samples to) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Require.argument(
        from.count() == to.count(),
        "Interpolator",
        from.count() + " ends, as there are starts",
        to.count(),
        "items are joined in pairs");
  }
}
