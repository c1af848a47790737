package org.vae4j.layer;

/** The activation functions without parameters, each applied to every value by itself. */
public enum ActivationFunction {
  /** {@code max(x, 0)}. */
  RELU,
  /**
   * {@code x} if x is positive, else {@code exp(x) - 1}.
   *
   * @see <a href="https://arxiv.org/abs/1511.07289">Clevert et al. 2016, section 3, alpha = 1</a>
   */
  ELU,
  /**
   * {@code x * Phi(x)} with the normal distribution function Phi, exactly (by erf), not the tanh
   * approximation.
   *
   * @see <a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel 2016, section 2</a>
   */
  GELU,
  /**
   * {@code x * sigmoid(x)}, also called swish.
   *
   * @see <a href="https://arxiv.org/abs/1702.03118">Elfwing et al. 2017, section 2</a>
   */
  SILU,
  /** {@code tanh(x)}. */
  TANH,
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID,
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS
}
