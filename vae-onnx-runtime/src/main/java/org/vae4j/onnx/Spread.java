package org.vae4j.onnx;

/**
 * How an encoder tells the variance of q(z|x).
 *
 * @param kind in which form
 * @param output the output that has it; empty for a constant
 * @param constant the log-variance if it is constant
 */
record Spread(Kind kind, String output, double constant) {
  enum Kind {
    LOG_VARIANCE,
    STANDARD_DEVIATION,
    /** In one output with the mean, after it. */
    JOINED,
    CONSTANT
  }

  static Spread in(Kind kind, String output) {
    return new Spread(kind, output, 0);
  }

  static Spread constantly(double logVariance) {
    return new Spread(Kind.CONSTANT, "", logVariance);
  }
}
