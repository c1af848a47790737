package org.vae4j.layer;

import org.vae4j.internal.Require;

/**
 * {@code x} if x is positive, else {@code negativeSlope * x}. Shapes: any in, the same out.
 *
 * @param negativeSlope the slope left of zero, in [0, 1)
 */
public record LeakyRelu(float negativeSlope) implements Layer {
  /** The slope that is used unless another is given: {@value}. */
  public static final float DEFAULT_NEGATIVE_SLOPE = 0.01f;

  /**
   * Checks the slope.
   *
   * @throws IllegalArgumentException if the slope is not in [0, 1)
   */
  public LeakyRelu {
    Require.argument(
        negativeSlope >= 0 && negativeSlope < 1,
        "LeakyRelu negativeSlope",
        "a number in [0, 1)",
        negativeSlope,
        "the usual values are 0.01 and 0.2");
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.leakyRelu(this, input, position);
  }

  @Override
  public String toString() {
    return "leakyRelu(" + negativeSlope + ")";
  }
}
