package org.vae4j.onnx;

/** Turns a value of a file into one of this library, or the other way round. */
@FunctionalInterface
interface Conversion {
  /** Leaves values as they are; compared by reference, so that arrays can be copied at once. */
  Conversion NONE = value -> value;

  /** Turns a logit into a probability. */
  Conversion SIGMOID = value -> (float) (1 / (1 + Math.exp(-value)));

  float apply(float value);

  /** Returns {@code factor * value + offset}. */
  static Conversion affine(double factor, double offset) {
    return factor == 1 && offset == 0 ? NONE : value -> (float) (factor * value + offset);
  }

  /** Returns the log-variance of a standard deviation, plus a number. */
  static Conversion logVarianceOfDeviation(double offset) {
    return value -> (float) (2 * Math.log(value) + offset);
  }

  /** Returns the same value whatever the file says. */
  static Conversion constant(double constant) {
    return value -> (float) constant;
  }
}
