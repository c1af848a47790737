package org.vae4j.inference.prior;

import java.util.Objects;
import java.util.OptionalInt;

/** N(0, I) in any number of dimensions. */
public record StandardNormal() implements LatentPrior {
  /** {@code log(2 pi)}. */
  static final double LOG_TWO_PI = 1.8378770664093453;

  @Override
  public OptionalInt latentSize() {
    return OptionalInt.empty();
  }

  /** Leaves the noise as it is. */
  @Override
  public void transform(double choice, float[] z, int offset, int size) {
    Objects.requireNonNull(z, "z");
    Objects.checkFromIndexSize(offset, size, z.length);
  }

  @Override
  public double logDensity(float... z) {
    double squares = 0;
    for (float value : Objects.requireNonNull(z, "z")) {
      squares += (double) value * value;
    }
    return -(squares + z.length * LOG_TWO_PI) / 2;
  }

  @Override
  public String toString() {
    return "standard normal";
  }
}
