package org.vae4j.oracle;

import java.util.function.DoubleUnaryOperator;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.model.LogVarianceClamp;

/**
 * A function of one number and its derivative.
 *
 * @param value the function
 * @param derivative its derivative; at a kink, the one from the left
 */
record ScalarFunction(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
  static ScalarFunction of(ActivationFunction function) {
    return switch (function) {
      case RELU -> leakyRelu(0);
      case ELU -> new ScalarFunction(x -> x > 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x));
      case GELU ->
          new ScalarFunction(
              x -> x * normalDistribution(x),
              x -> normalDistribution(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
      case SILU ->
          new ScalarFunction(x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * (1 - sigmoid(x))));
      case TANH -> new ScalarFunction(Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
      case SIGMOID ->
          new ScalarFunction(ScalarFunction::sigmoid, x -> sigmoid(x) * (1 - sigmoid(x)));
      case SOFTPLUS -> new ScalarFunction(ScalarFunction::softplus, ScalarFunction::sigmoid);
    };
  }

  static ScalarFunction leakyRelu(double slope) {
    return new ScalarFunction(x -> x > 0 ? x : slope * x, x -> x > 0 ? 1 : slope);
  }

  /** Returns the soft clamp that {@link LogVarianceClamp} describes. */
  static ScalarFunction logVarianceClamp() {
    float limit = LogVarianceClamp.IDENTITY_LIMIT;
    return softClamp(-limit, limit, LogVarianceClamp.LIMIT - limit);
  }

  /** Returns what {@link org.vae4j.model.SoftClamp} describes. */
  static ScalarFunction softClamp(double lowest, double highest, double room) {
    return new ScalarFunction(
        x ->
            x < lowest
                ? lowest - room * Math.tanh((lowest - x) / room)
                : x > highest ? highest + room * Math.tanh((x - highest) / room) : x,
        x -> {
          double tanh = Math.tanh(Math.max(0, Math.max(lowest - x, x - highest)) / room);
          return 1 - tanh * tanh;
        });
  }

  static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double normalDistribution(double x) {
    return ErrorFunction.erfc(-x / Math.sqrt(2)) / 2;
  }
}
