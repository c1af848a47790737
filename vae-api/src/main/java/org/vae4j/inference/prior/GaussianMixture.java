package org.vae4j.inference.prior;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.vae4j.internal.Require;

/**
 * A mixture of normal distributions: a component is drawn by its weight, and z from the component.
 */
public final class GaussianMixture implements LatentPrior {
  /** The most components: {@value}. */
  public static final int MOST = 10_000;

  private static final double SUM_TOLERANCE = 1e-9;

  private final double[] weights;
  private final List<FullGaussian> components;

  /**
   * Copies and checks the parts.
   *
   * @param weights the components' probabilities, above 0; their sum is 1
   * @param components the distributions, all with the same number of dimensions
   * @throws IllegalArgumentException if there is no component or are more than {@value #MOST}, the
   *     counts or the dimensions differ, a weight is not above 0, or their sum is not 1 within 1e-9
   */
  public GaussianMixture(double[] weights, List<FullGaussian> components) {
    this.weights = Objects.requireNonNull(weights, "weights").clone();
    this.components = List.copyOf(Objects.requireNonNull(components, "components"));
    Require.argument(
        !components.isEmpty() && components.size() <= MOST,
        "GaussianMixture components",
        "1 to " + MOST,
        components.size(),
        "10 to 100 are usual");
    Require.argument(
        weights.length == components.size(),
        "GaussianMixture weights",
        components.size() + " numbers",
        weights.length,
        "each component needs its weight");
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      Require.argument(
          weights[i] > 0,
          "GaussianMixture weight " + i,
          "a number above 0",
          weights[i],
          "leave out components that are never drawn");
      Require.argument(
          components.get(i).latentSize().equals(components.get(0).latentSize()),
          "GaussianMixture component " + i,
          components.get(0),
          components.get(i),
          "all components have the same number of dimensions");
      sum += weights[i];
    }
    Require.argument(
        Math.abs(sum - 1) <= SUM_TOLERANCE,
        "GaussianMixture weights",
        "a sum of 1",
        sum,
        "divide them by their sum");
  }

  /**
   * Returns the components' probabilities.
   *
   * @return numbers above 0 with the sum 1, in a new array
   */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Returns the distributions that are mixed.
   *
   * @return at least one, unmodifiable
   */
  public List<FullGaussian> components() {
    return components;
  }

  @Override
  public OptionalInt latentSize() {
    return components.get(0).latentSize();
  }

  @Override
  public void transform(double choice, float[] z, int offset, int size) {
    Objects.requireNonNull(z, "z");
    int component = 0;
    double above = weights[0];
    while (choice >= above && component < weights.length - 1) {
      component++;
      above += weights[component];
    }
    components.get(component).transform(choice, z, offset, size);
  }

  @Override
  public double logDensity(float... z) {
    Objects.requireNonNull(z, "z");
    double[] terms = new double[weights.length];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = StrictMath.log(weights[i]) + components.get(i).logDensity(z);
    }
    return logSumExp(terms);
  }

  /** Returns {@code log(sum(exp(term)))}, which neither overflows nor underflows. */
  static double logSumExp(double... terms) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      largest = Math.max(largest, term);
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - largest);
    }
    return largest + StrictMath.log(sum);
  }

  /** Tells whether the other object is such a mixture with the same bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GaussianMixture that
        && Arrays.equals(weights, that.weights)
        && components.equals(that.components);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(weights) + components.hashCode();
  }

  @Override
  public String toString() {
    return "mixture of "
        + weights.length
        + " Gaussians of "
        + latentSize().getAsInt()
        + " dimensions";
  }
}
