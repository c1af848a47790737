package org.vae4j.layer;

import org.vae4j.internal.Require;

/**
 * Batch normalization over the last axis: {@code y = gamma * (x - mean) / sqrt(variance + epsilon)
 * + beta}, with one gamma, beta, mean and variance per channel. Shapes: {@code [H, W, C]} or {@code
 * [C]} in, the same out; gamma, beta and both statistics {@code [C]}.
 *
 * <p>In training, mean and (biased) variance are those of the batch, over the batch and both pixel
 * axes, and the running statistics move: {@code running = momentum * running + (1 - momentum) *
 * batch}, the variance with Bessel's correction. Everywhere else the running statistics are used.
 *
 * @param momentum how much of the running statistics stays at each step, in [0, 1)
 * @param epsilon what is added to the variance, positive
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015, section 3</a>
 */
public record BatchNorm(float momentum, float epsilon) implements Layer {
  /** The momentum that is used unless another is given: {@value}. */
  public static final float DEFAULT_MOMENTUM = 0.9f;

  /** The epsilon that is used unless another is given: {@value}. */
  public static final float DEFAULT_EPSILON = 1e-5f;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the momentum is not in [0, 1) or epsilon is not positive
   */
  public BatchNorm {
    Require.argument(
        momentum >= 0 && momentum < 1,
        "BatchNorm momentum",
        "a number in [0, 1)",
        momentum,
        "it is the share of the old statistics that stays, usually 0.9 or 0.99");
    Require.argument(
        epsilon > 0 && Float.isFinite(epsilon),
        "BatchNorm epsilon",
        "a positive number",
        epsilon,
        "1e-5 is usual");
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.batchNorm(this, input, position);
  }

  @Override
  public String toString() {
    return "batchNorm(" + momentum + ", " + epsilon + ")";
  }
}
