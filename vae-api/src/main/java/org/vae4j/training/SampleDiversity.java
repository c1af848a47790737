package org.vae4j.training;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.internal.Require;

/**
 * How varied generated items are, beside as many items of the data.
 *
 * @param variance the variance of generated items, summed over the values of an item, divided by
 *     that of the data: 1 if they are as spread out, 0 if all are alike
 * @param distance the distance of a generated item to the nearest other one, on average, divided by
 *     that among the data: 1 if they are as unlike each other, near 0 if the same few come again
 *     and again, however far apart these are
 */
public record SampleDiversity(double variance, double distance) {
  /**
   * Measures generated items.
   *
   * @param generated n generated items, at least 2
   * @param data n items of the data, of the same shape
   * @return what was found; 1 in place of a ratio to 0, where the data do not vary
   * @throws IllegalArgumentException if there are less than two items, or the numbers or shapes of
   *     both differ
   */
  public static SampleDiversity of(Samples generated, Samples data) {
    Objects.requireNonNull(generated, "generated");
    Objects.requireNonNull(data, "data");
    Require.argument(
        generated.count() == data.count() && data.itemShape().equals(generated.itemShape()),
        "SampleDiversity data",
        generated.count() + " items of shape " + generated.itemShape(),
        data.count() + " of shape " + data.itemShape(),
        "distances depend on the number of items");
    Require.argument(
        generated.count() >= 2,
        "SampleDiversity generated",
        "at least 2 items",
        generated.count(),
        "500 show what is rare, too");
    return new SampleDiversity(
        ratio(variance(generated), variance(data)),
        ratio(nearestDistance(generated), nearestDistance(data)));
  }

  private static double ratio(double value, double reference) {
    return reference == 0 ? 1 : value / reference;
  }

  private static double variance(Samples items) {
    double sum = 0;
    for (int position = 0; position < items.itemShape().volume(); position++) {
      double mean = 0;
      double squares = 0;
      for (int item = 0; item < items.count(); item++) {
        double value = items.value(item, position);
        double change = value - mean;
        mean += change / (item + 1);
        squares += change * (value - mean);
      }
      sum += squares / items.count();
    }
    return sum;
  }

  private static double nearestDistance(Samples items) {
    int count = items.count();
    float[][] vectors = new float[count][];
    double[] nearest = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      vectors[i] = items.item(i);
      nearest[i] = Double.POSITIVE_INFINITY;
      for (int j = 0; j < i; j++) {
        double distance = squaredDistance(vectors[i], vectors[j]);
        nearest[i] = Math.min(nearest[i], distance);
        nearest[j] = Math.min(nearest[j], distance);
      }
    }
    for (double squares : nearest) {
      sum += Math.sqrt(squares);
    }
    return sum / count;
  }

  private static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
