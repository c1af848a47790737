package org.vae4j.model;

import java.util.Objects;

/**
 * Each value is normal around what the decoder gives: {@code -log p(x|z) = sum(((x - mean) /
 * sigma)^2 / 2 + log(sigma) + log(2 pi) / 2)}. Values may be any finite numbers; where they are in
 * [0, 1], the decoder may end in a sigmoid, but need not. It is a density: the loss may be
 * negative. The exported image is the mean, the output of the decoder as it is.
 *
 * <p>With a fixed sigma, halving it weighs the reconstruction four times as much. A learned one
 * finds the root mean square of what the decoder misses, which balances reconstruction and KL
 * without beta. Predicted for each value, it can sink to the clamp's limit where pixels never
 * change, so that these alone decide the loss; learned and predicted ones therefore end softly at
 * {@code exp(-6)}, less than a level of 8 bits.
 *
 * @param scale where the standard deviation comes from, in units of the values
 * @see <a href="https://arxiv.org/abs/1312.6114">Kingma and Welling 2014, appendix C.2</a>
 * @see <a href="https://arxiv.org/abs/2006.13202">Rybkin et al. 2021 (one learned sigma)</a>
 */
public record Gaussian(Scale scale) implements LocationScale {
  /** The soft clamp on the logarithm of a learned or predicted scale. */
  public static final SoftClamp LOG_SCALE_CLAMP = new SoftClamp(-5f, 5f, 1f);

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if a learned scale starts where its clamp is not the identity
   */
  public Gaussian {
    Objects.requireNonNull(scale, "scale").requireStartWithin(LOG_SCALE_CLAMP);
  }

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public <T> T accept(LikelihoodInterpreter<T> interpreter) {
    return interpreter.gaussian(this);
  }

  @Override
  public String toString() {
    return name() + "(" + scale + ")";
  }
}
