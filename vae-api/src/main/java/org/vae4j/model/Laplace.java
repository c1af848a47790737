package org.vae4j.model;

import java.util.Objects;

/**
 * Each value has a Laplace distribution around what the decoder gives: {@code -log p(x|z) = sum(|x
 * - mean| / scale + log(2 scale))}, the absolute error in nats. Values may be any finite numbers.
 * It is a density: the loss may be negative. The exported image is the mean, which is also the
 * median: the output of the decoder as it is.
 *
 * @param scale where the mean absolute deviation comes from, in units of the values
 */
public record Laplace(Scale scale) implements LocationScale {
  /** The soft clamp on the logarithm of a learned or predicted scale. */
  public static final SoftClamp LOG_SCALE_CLAMP = new SoftClamp(-5f, 5f, 1f);

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if a learned scale starts where its clamp is not the identity
   */
  public Laplace {
    Objects.requireNonNull(scale, "scale").requireStartWithin(LOG_SCALE_CLAMP);
  }

  @Override
  public String name() {
    return "laplace";
  }

  @Override
  public <T> T accept(LikelihoodInterpreter<T> interpreter) {
    return interpreter.laplace(this);
  }

  @Override
  public String toString() {
    return name() + "(" + scale + ")";
  }
}
