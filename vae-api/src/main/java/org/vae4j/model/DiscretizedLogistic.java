package org.vae4j.model;

import java.util.Objects;

/**
 * Each value is one of the 256 levels k / 255, with the probability that a logistic variable around
 * what the decoder gives is rounded to it; what is beyond black and white counts as black and
 * white. With s for the scale:
 *
 * <pre>{@code
 * P(x) = sigmoid((x + 1/510 - mean) / s) - sigmoid((x - 1/510 - mean) / s)
 *        where the first term is 1 for x = 1, and the second 0 for x = 0
 * -log P(x) = softplus(-a) + softplus(b) - log(1 - exp(-1 / (255 s)))
 *        with a and b for the arguments of both terms; without the first part and the
 *        logarithm for x = 1, without the second part and the logarithm for x = 0
 * }</pre>
 *
 * <p>The second form is the same and keeps its digits where both terms are nearly 0 or 1. It is a
 * probability: the loss is at least 0, and can be compared with compression in bits per value.
 *
 * <p>The exported image is the mean of the logistic variable held to [0, 1], {@code s
 * (softplus(mean / s) - softplus((mean - 1) / s))}. It is the mean of the 256 levels up to
 * rounding: no more than half a level away, and about a hundredth of one if s is a level.
 *
 * @param scale where s comes from; the standard deviation is 1.81 s
 * @see <a href="https://arxiv.org/abs/1701.05517">Salimans et al. 2017, section 2.1, equation 2</a>
 */
public record DiscretizedLogistic(Scale scale) implements LocationScale {
  /** The soft clamp on the logarithm of a learned or predicted scale. */
  public static final SoftClamp LOG_SCALE_CLAMP = new SoftClamp(-6f, 0f, 1f);

  /** The number of steps from black to white: {@value}. */
  public static final int STEPS = 255;

  /** How far from a level a value may be, in levels; float32 needs 2e-5. */
  private static final double TOLERANCE = 1e-3;

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if a learned scale starts where its clamp is not the identity
   */
  public DiscretizedLogistic {
    Objects.requireNonNull(scale, "scale").requireStartWithin(LOG_SCALE_CLAMP);
  }

  @Override
  public String name() {
    return "discretized_logistic";
  }

  @Override
  public boolean accepts(float value) {
    double level = (double) value * STEPS;
    return value >= 0 && value <= 1 && Math.abs(level - Math.rint(level)) <= TOLERANCE;
  }

  @Override
  public String range() {
    return "values k / 255 with k from 0 to 255";
  }

  @Override
  public String hint() {
    return "give bytes, or bytes divided by 255";
  }

  @Override
  public boolean density() {
    return false;
  }

  @Override
  public <T> T accept(LikelihoodInterpreter<T> interpreter) {
    return interpreter.discretizedLogistic(this);
  }

  @Override
  public String toString() {
    return name() + "(" + scale + ")";
  }
}
