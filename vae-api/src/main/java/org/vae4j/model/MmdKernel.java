package org.vae4j.model;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * How alike two latent vectors are, for the maximum mean discrepancy. With d for their Euclidean
 * distance and {@code C = 2 * scale * latentSize}, which for scale 1 is the expected {@code d^2} of
 * two draws from N(0, I), the kernel is {@code exp(-d^2 / C)} or {@code C / (C + d^2)}.
 *
 * @param kind the formula
 * @param scale what C is multiplied by, positive; 1 by default
 * @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. 2012, section 2</a>
 * @see <a href="https://arxiv.org/abs/1711.01558">Tolstikhin et al. 2018, section 4 (inverse
 *     multiquadratic)</a>
 */
public record MmdKernel(Kind kind, double scale) {
  /** The formula of a kernel. */
  public enum Kind {
    /** The radial basis function {@code exp(-d^2 / C)}. */
    RBF,
    /** {@code C / (C + d^2)}, which falls more slowly. */
    INVERSE_MULTIQUADRATIC
  }

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if the scale is not positive and finite
   */
  public MmdKernel {
    Objects.requireNonNull(kind, "kind");
    Require.argument(
        scale > 0 && Double.isFinite(scale),
        "MmdKernel scale",
        "a positive finite number",
        scale,
        "1 fits the prior N(0, I)");
  }

  /**
   * Returns the radial basis function with scale 1.
   *
   * @return the kernel
   */
  public static MmdKernel rbf() {
    return new MmdKernel(Kind.RBF, 1);
  }

  /**
   * Returns the inverse multiquadratic kernel with scale 1.
   *
   * @return the kernel
   */
  public static MmdKernel inverseMultiquadratic() {
    return new MmdKernel(Kind.INVERSE_MULTIQUADRATIC, 1);
  }

  /**
   * Returns this kernel with another scale.
   *
   * @param newScale the scale, positive
   * @return a new kernel
   * @throws IllegalArgumentException if the scale is not positive and finite
   */
  public MmdKernel scale(double newScale) {
    return new MmdKernel(kind, newScale);
  }
}
