package org.vae4j.examples.beta;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.vae4j.internal.Require;

/**
 * Where numbers lie that were measured several times.
 *
 * @param mean their mean
 * @param deviation their standard deviation, divided by n - 1; 0 for a single number
 * @param smallest the smallest
 * @param largest the largest
 * @param count how many there are
 */
record Spread(double mean, double deviation, double smallest, double largest, int count) {
  static Spread of(double... values) {
    Require.positive(values.length, "Spread values", "there is nothing to describe");
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Spread(
        mean,
        deviation,
        DoubleStream.of(values).min().orElseThrow(),
        DoubleStream.of(values).max().orElseThrow(),
        values.length);
  }

  /** Returns mean and deviation with so many decimals, as in {@code 8.31 ± 0.12}. */
  String words(int decimals) {
    String number = "%." + decimals + "f";
    return String.format(Locale.ROOT, number, mean)
        + (count == 1 ? "" : " ± " + String.format(Locale.ROOT, number, deviation));
  }
}
